import { hostValue } from '../../../../main/contract/host-capabilities.ts'

/** Saves a text as a file where the person likes: the window asks for the place, a browser downloads. */
export async function saveText(name: string, text: string): Promise<void> {
  if (window.deskHost) {
    const bytes = new TextEncoder().encode(text)
    hostValue(await window.deskHost.saveFile({ suggestedName: name, source: { kind: 'bytes', bytes } }))
    return
  }
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // A browser keeps what it has begun to read.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
