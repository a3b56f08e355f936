// Pictures of the timeline, made in the browser: PNG at twice its size, or SVG.

async function blobOf(dataUrl) {
  return (await fetch(dataUrl)).blob();
}

/** Draw `picture.figure` (colours already in it) and hand it over as a download. */
export async function save(Plotly, picture) {
  const { format, name, figure } = picture;
  const { width, height } = figure.layout;
  const scale = format === "png" ? 2 : 1;
  const address = URL.createObjectURL(
    await blobOf(await Plotly.toImage(figure, { format, width, height, scale })),
  );
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
