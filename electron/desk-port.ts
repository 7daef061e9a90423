/** The desk as the shell sees it: a fetch handler, and an end that waits for the last write. */
export interface DeskPort {
  fetch(request: Request): Promise<Response>
  /** Drains the writer; afterwards nothing is written any more. */
  close(): Promise<void>
}

/** Wraps the data key with the keystore of the operating system. */
export interface KeystoreProtector {
  readonly kind: 'keystore'
  wrap(key: Uint8Array): Promise<Buffer>
  /** Rejects where the bytes were wrapped elsewhere. */
  unwrap(wrapped: Uint8Array): Promise<Buffer>
}

export interface OpenDeskRequest {
  /** The folder given with `--data`, or null for the usual place of this computer. */
  dataFolder: string | null
  /** Null where the system has no keystore: the desk then keeps a key file, as on a Node host. */
  keyProtector: KeystoreProtector | null
  /** Folder of the built screens, for the devices of the clubhouse's own network. */
  rendererFolder: string
}

export type OpenDeskPort = (request: OpenDeskRequest) => Promise<DeskPort>
