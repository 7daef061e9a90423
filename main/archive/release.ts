/**
 * Gives back the memory of bytes that nobody reads any more, now: they are empty from then on. Ciphers and the network
 * hand out fresh memory for each piece; left to the collector it makes it look through everything several times a
 * second while phones send photos, 40 ms each time, in which nobody is answered.
 * @param bytes owned by who calls; a part of something larger is left alone
 */
export function release(bytes: Uint8Array): void {
  const { buffer, byteLength } = bytes
  if (byteLength > 0 && byteLength === buffer.byteLength && buffer instanceof ArrayBuffer) buffer.transfer(0)
}
