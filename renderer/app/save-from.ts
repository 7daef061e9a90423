import { hostValue } from '../../main/contract/host-capabilities.ts'

/** Saves a file of the desk where the person likes: the window asks for the place, a browser downloads. */
export async function saveFrom(path: string, name: string): Promise<void> {
  if (window.deskHost) {
    hostValue(await window.deskHost.saveFile({ suggestedName: name, source: { kind: 'path', path } }))
    return
  }
  const link = document.createElement('a')
  link.href = path
  link.download = name
  link.click()
}
