/** Hands a file to the reader. */
export function download(content: Blob | string, name: string): void {
  const address = typeof content === 'string' ? content : URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of the content by the next task.
  if (typeof content !== 'string') setTimeout(() => URL.revokeObjectURL(address), 0);
}
