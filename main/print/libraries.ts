/** Code that only printing needs: more than a megabyte that starts and imports do without. */
export type PrintLibraries = Awaited<ReturnType<typeof printLibraries>>

/** Loaded with the first page that is printed; quick afterwards. */
export async function printLibraries() {
  const [pdf, qr] = await Promise.all([import('pdf-lib'), import('qrcode')])
  return { pdf, qr }
}
