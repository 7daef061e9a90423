/** An address of this computer, as `os.networkInterfaces()` tells it. */
export interface AnnouncedAddress {
  /** The interface it belongs to. */
  readonly network: string
  readonly address: string
  /** Its network, such as `192.168.1.20/24`; null where the system does not say. */
  readonly cidr: string | null
}

/** What stands in the way of the name. */
export interface NameTrouble {
  /** Another machine answers for it, from this address. */
  readonly conflict?: string
  /** Nothing can be announced, for this reason. */
  readonly silent?: string
}

/** Tells the networks served by which name the desk is found there. */
export interface Announcer {
  /** Answers for `hostName` on these addresses and on no others. */
  announce(hostName: string, addresses: readonly AnnouncedAddress[]): Promise<NameTrouble>
  /** Takes the name back. */
  close(): Promise<void>
}
