declare module 'heic-decode' {
  interface DecodedImage {
    readonly width: number
    readonly height: number
    /** Four bytes for each pixel: red, green, blue, alpha. */
    readonly data: Uint8ClampedArray<ArrayBuffer>
  }
  interface LazyImage {
    readonly width: number
    readonly height: number
    decode(): Promise<DecodedImage>
  }
  interface DecodeInput {
    readonly buffer: Uint8Array
  }
  const decode: {
    (input: DecodeInput): Promise<DecodedImage>
    /** The images of the file before their pixels are decoded; dispose() frees them. */
    all(input: DecodeInput): Promise<LazyImage[] & { dispose(): void }>
  }
  export default decode
}
