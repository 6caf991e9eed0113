/**
 * Version of everything that classifies an event here: the robot rules, the referrer tables, the place names and the
 * device names. It stands on every stored event (`rule_version`); raise it with any change of those, and say in
 * docs/methodology/collection.md what changed.
 */
export const RULE_VERSION = 1;
