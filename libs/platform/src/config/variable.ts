/** How one environment variable maps onto a property of {@link Config}, and what its documentation says. */
export interface VariableDescription {
  /** Name in the environment. */
  name: string;
  property: string;
  /** What a valid value looks like: said when the start is refused, in place of the value. */
  expected: string;
  /** What the setting does, for the operations manual. */
  meaning: string;
}

const described: VariableDescription[] = [];

/** Declares that an environment variable fills the decorated property. */
export function Variable(name: string, expected: string, meaning: string): PropertyDecorator {
  return (_target, property) => {
    described.push({ name, property: String(property), expected, meaning });
  };
}

/** Every variable that the platform reads, in the order of declaration. */
export function variables(): readonly VariableDescription[] {
  return described;
}
