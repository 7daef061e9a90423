import { DeskError } from '../contract/errors.ts'
import { hostAndPort } from '../contract/standby.ts'

/** What somebody copies from the main computer to the second one: where it is, the code, whom to believe. */
export interface Invitation {
  /** Host and port, the first that answers is used. */
  readonly hosts: readonly string[]
  /** Of the pairing, used once. */
  readonly secret: string
  /** SHA-256 of the certificate of the site's authority, base64url. */
  readonly authority: string
}

const shape = /^(?:https:\/\/)?([^#\s/]+)(?:\/pair)?#([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/

/** `192.168.1.20:8443,clubhouse-test.local:8443#<code>.<certificate>`: one line without blanks. */
export const invitationText = ({ hosts, secret, authority }: Invitation): string =>
  `${hosts.join(',')}#${secret}.${authority}`

/** Reads the line as somebody pasted or typed it. Errors: `standby.invitationWrong`. */
export function readInvitation(text: string): Invitation {
  const [, hosts = '', secret = '', authority = ''] = shape.exec(text.replaceAll(/\s/g, '')) ?? []
  const list = hosts.split(',')
  if (secret === '' || list.length > 10 || !list.every(each => hostAndPort.test(each)))
    throw new DeskError('standby.invitationWrong')
  return { hosts: list, secret, authority }
}
