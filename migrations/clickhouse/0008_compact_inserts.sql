-- A part of one insert is one file instead of three for each of fifty columns, until merges have made it larger than this, bytes: each
-- file is synced to disk before the insert is acknowledged.
ALTER TABLE events {{on_cluster}} MODIFY SETTING min_bytes_for_wide_part = 33554432;
