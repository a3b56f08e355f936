// Numbers travel as bytes in base64; here they become typed arrays again.

const KINDS = { f8: Float64Array, f4: Float32Array, i4: Int32Array };

function array({ dtype, bdata }) {
  const bytes = Uint8Array.from(atob(bdata), (letter) => letter.charCodeAt(0));
  return new KINDS[dtype](bytes.buffer);
}

/** A copy of what the server sent with its packed numbers unpacked. */
export function unpack(value) {
  if (Array.isArray(value)) return value.map(unpack);
  if (!value || typeof value !== "object") return value;
  if (typeof value.bdata === "string" && value.dtype in KINDS) return array(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]));
}
