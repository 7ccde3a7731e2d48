/** Gives the browser a CSV file to save. */
export function downloadCsv(csv: string, name: string) {
  // The mark tells spreadsheets that the text is UTF-8.
  const blob = new Blob(['\uFEFF', csv], { type: 'text/csv;charset=utf-8' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
