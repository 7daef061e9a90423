import { DeskError } from '../../main/contract/errors.ts'
import { hostValue } from '../../main/contract/host-capabilities.ts'

/** Prints what is shown, through the window's print dialog or the browser's. */
export async function printPage(): Promise<void> {
  if (window.deskHost) hostValue(await window.deskHost.print({ source: { kind: 'page' } }))
  else window.print()
}

/**
 * Saves a text as a file of the person's choice.
 *
 * @returns false where the person cancelled; a browser downloads and cannot tell
 */
export async function saveText(name: string, text: string): Promise<boolean> {
  const bytes = new TextEncoder().encode(text)
  if (window.deskHost) {
    const { file } = hostValue(
      await window.deskHost.saveFile({ suggestedName: name, source: { kind: 'bytes', bytes } }),
    )
    return file !== null
  }
  try {
    const address = URL.createObjectURL(new Blob([bytes], { type: 'text/plain;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
    return true
  } catch (error) {
    throw new DeskError('screen.fileNotSaved', {}, { cause: error })
  }
}
