/** A drawing as it is sealed and sent: on white, so that it is dark on light wherever it is shown. */
export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No drawing'))), 'image/png');
  });
}
