import { type PDFContext, PDFDict, PDFName, type PDFPageLeaf, type PDFObject } from 'pdf-lib'

/** Entries of a page that make what one sees of it; those of its notes likewise. */
const ofPage = new Set(
  'Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate Contents Annots Group UserUnit'.split(
    ' ',
  ),
)
const ofNote = ['Type', 'Subtype', 'Rect', 'AP', 'AS', 'F'] as const

/**
 * Leaves of a page only what draws it, changing it in place. Links, actions, bookmarks and threads name other pages:
 * copied along, they would carry pages of somebody else's papers, unseen, into a part that was cut off. Notes and
 * stamps stay with how they look.
 */
export function onlyWhatIsSeen(page: PDFPageLeaf, context: PDFContext): void {
  for (const key of page.keys()) if (!ofPage.has(key.decodeText())) page.delete(key)
  const annotations = PDFName.of('Annots')
  const notes = page.Annots()
  page.delete(annotations)
  const kept = (notes?.asArray() ?? []).flatMap(note => seenOf(context.lookup(note), context) ?? [])
  if (kept.length > 0) page.set(annotations, context.obj(kept))
}

function seenOf(note: PDFObject | undefined, context: PDFContext): PDFDict | undefined {
  if (!(note instanceof PDFDict)) return undefined
  const looks = note.lookup(PDFName.of('AP'))
  const kind = note.lookup(PDFName.of('Subtype'))
  if (!(looks instanceof PDFDict) || kind === PDFName.of('Popup')) return undefined
  const seen = PDFDict.withContext(context)
  for (const name of ofNote) {
    const value = note.get(PDFName.of(name))
    if (value) seen.set(PDFName.of(name), value)
  }
  const now = looks.get(PDFName.of('N'))
  if (now) seen.set(PDFName.of('AP'), context.obj({ N: now }))
  return seen
}
