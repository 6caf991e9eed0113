/**
 * What a handler returns where a class describes the answer for OpenAPI: an object of the same fields, all the way
 * down, that is no instance of the class.
 */
export type JsonOf<T> = T extends readonly (infer Item)[]
  ? JsonOf<Item>[]
  : T extends object
    ? { [Field in keyof T]: JsonOf<T[Field]> }
    : T;
