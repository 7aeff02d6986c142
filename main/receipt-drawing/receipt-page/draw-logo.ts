type Asked = { readonly svg: string; readonly widestDots: number; readonly heightDots: number };
type Drawn = { readonly widthDots: number; readonly heightDots: number; readonly base64: string };

/** Draws an SVG on white in the middle of a box of this height and of whole bytes' width. Rejects when it is no picture. */
export async function drawLogo({ svg, widestDots, heightDots }: Asked): Promise<Drawn> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode().catch(() => {
    throw new Error('the logo could not be read as a picture');
  });
  const shape = image.naturalWidth / image.naturalHeight;
  const width = Math.max(1, Math.min(widestDots, heightDots * shape));
  const height = width / shape;
  const widthDots = Math.ceil(width / 8) * 8;
  const canvas = new OffscreenCanvas(widthDots, heightDots);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('nothing to draw on');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, widthDots, heightDots);
  pen.drawImage(image, (widthDots - width) / 2, (heightDots - height) / 2, width, height);
  const { data } = pen.getImageData(0, 0, widthDots, heightDots);
  let bytes = '';
  for (const byte of data) bytes += String.fromCharCode(byte);
  return { widthDots, heightDots, base64: btoa(bytes) };
}
