import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { DeskError } from '../contract/errors.ts'
import { parseTrueType, type TrueTypeFont } from './sfnt.ts'

/**
 * The fonts a page is set in. `regular` and `bold` hold all of GB2312 and GBK and the rare characters of names
 * in the national table; what they lack is looked for in `fallbacks`, in order.
 */
export interface FontSet {
  readonly regular: TrueTypeFont
  readonly bold: TrueTypeFont
  readonly fallbacks: readonly TrueTypeFont[]
}

let loaded: Promise<FontSet> | undefined

/**
 * The bundled fonts, read once per process (22 MB) and kept. Throws `print.fontMissing` or
 * `print.fontUnreadable`; after an error the next call tries again.
 */
export function loadFonts(): Promise<FontSet> {
  loaded ??= readAll().catch((error: unknown) => {
    loaded = undefined
    throw error
  })
  return loaded
}

async function readAll(): Promise<FontSet> {
  const require = createRequire(import.meta.url)
  // Names are written out in full, so that tools that look for unused dependencies see them.
  const [regular, bold, symbols, emoji] = await Promise.all([
    read('NotoSansSC-Regular', () =>
      require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    ),
    read('NotoSansSC-Bold', () =>
      require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
    ),
    read('NotoSansSymbols2-Regular', () =>
      require.resolve('@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf'),
    ),
    read('NotoEmoji-Regular', () =>
      require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
    ),
  ])
  return { regular, bold, fallbacks: [symbols, emoji] }
}

async function read(name: string, locate: () => string): Promise<TrueTypeFont> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(locate())
  } catch (cause) {
    throw new DeskError('print.fontMissing', { font: name }, { cause })
  }
  return parseTrueType(bytes, name)
}
