declare module 'composeverter' {
  const composeverter: {
    /** The JSON schema of the compose specification. */
    getDockerComposeSchemaWithoutFormats: () => object;
  };
  export default composeverter;
}
