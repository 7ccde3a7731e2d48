/** Gives the browser a JSON file to save. */
export function downloadJson(value: unknown, name: string): void {
  const blob = new Blob([JSON.stringify(value, undefined, 2)], {
    type: 'application/json',
  });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
