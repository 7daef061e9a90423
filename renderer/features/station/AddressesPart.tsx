import { App, Button } from 'antd'
import { useState } from 'react'
import type { StationView } from '../../../main/contract/station.ts'
import { useTexts } from '../../app/i18n.ts'
import { CertificateHelp } from './CertificateHelp.tsx'
import { pagesAddress, plainAddress } from './paths.ts'
import { texts } from './texts.ts'

/** What devices type in, and what they compare before they trust the site. */
export function AddressesPart({ station }: { readonly station: StationView }) {
  const t = useTexts(texts)
  const [helping, setHelping] = useState(false)
  const { hostName, addresses, port, fingerprint } = station
  if (addresses.length === 0) return null
  return (
    <section className="settings-part">
      <h2>{t('addresses')}</h2>
      <ul className="station-addresses">
        <li>
          <Copied text={pagesAddress(hostName, port)} />
          <span className="desk-soft">{t('hostNameHint')}</span>
        </li>
        {addresses.map(address => (
          <li key={address}>
            <Copied text={pagesAddress(address, port)} />
            <span className="desk-soft">{t('fixedHint')}</span>
          </li>
        ))}
      </ul>
      {fingerprint === null ? null : (
        <div>
          <h3>{t('fingerprint')}</h3>
          <code className="station-fingerprint">{fingerprint}</code>
          <p className="desk-soft">{t('fingerprintHint')}</p>
        </div>
      )}
      <div className="settings-buttons">
        <Button aria-expanded={helping} onClick={() => setHelping(!helping)}>
          {t('howTo')}
        </Button>
      </div>
      {helping ? <CertificateHelp address={plainAddress(addresses[0] ?? hostName, port)} /> : null}
    </section>
  )
}

/** An address that can be taken along. */
function Copied({ text }: { readonly text: string }) {
  const t = useTexts(texts)
  const { message } = App.useApp()
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => message.success(t('copied')),
      // Where the browser forbids it, the address can be marked by hand.
      () => undefined,
    )
  }
  return (
    <span className="station-address">
      <code>{text}</code>{' '}
      <Button size="small" type="text" onClick={copy} aria-label={`${t('copy')} ${text}`}>
        {t('copy')}
      </Button>
    </span>
  )
}
