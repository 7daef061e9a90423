import type { Navigation, ShellContents } from './api.ts'
import { isDeskPath, isDeskUrl } from './scheme.ts'

export interface ContentsGuardOptions {
  devToolsAllowed: boolean
  /** A page of the desk asked for another window; the shell opens one of its own, with its own settings. */
  openWindow(address: string): void
}

/** Applied to every page, frame host and viewer that ever comes into being. */
export function guardContents(contents: ShellContents, options: ContentsGuardOptions): void {
  contents.on('will-navigate', event => {
    // A stored file replaces no screen: it opens in a viewer of its own.
    if (!isDeskUrl(event.url) || isDeskPath(new URL(event.url).pathname)) event.preventDefault()
  })
  contents.on('will-frame-navigate', event => {
    const local = event.url.startsWith('blob:') || event.url === 'about:blank' || event.url === 'about:srcdoc'
    if (!local) stayOnDesk(event)
  })
  contents.on('will-redirect', stayOnDesk)
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isDeskUrl(url)) setImmediate(() => options.openWindow(url))
    return { action: 'deny' }
  })
  contents.on('devtools-opened', () => {
    if (!options.devToolsAllowed) contents.closeDevTools()
  })
}

function stayOnDesk(event: Navigation): void {
  if (!isDeskUrl(event.url)) event.preventDefault()
}
