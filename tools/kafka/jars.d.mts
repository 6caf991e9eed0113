export declare class KafkaMissing extends Error {}
export declare function kafkaClassPath(): string;
