import { useState } from 'react'
import { useTexts } from '../../app/i18n.ts'
import { PlainChoice } from '../../components/plain/Plain.tsx'
import { pairTexts } from './pair-texts.ts'
import './pair.css'
import { type System, systemOf, systems } from './system.ts'

interface CertificateHelpProps {
  /** Where the certificate can be fetched before anything is trusted. */
  readonly address: string
  /** To look at with others in mind begins with theirs; by default that of this device. */
  readonly system?: System
}

const steps = ['1', '2', '3'] as const

/** How a device comes to trust the site's certificate, and what works before it does. */
export function CertificateHelp({ address, system }: CertificateHelpProps) {
  const t = useTexts(pairTexts)
  const [shown, setShown] = useState<System>(() => system ?? systemOf(navigator))
  return (
    <section className="pair-help">
      <h2>{t('certificate')}</h2>
      <p className="desk-soft">{t('certificateWhy')}</p>
      <dl className="pair-compare">
        <div>
          <dt>{t('without')}</dt>
          <dd>
            <p>{t('withoutWorks')}</p>
            <p>{t('withoutNot')}</p>
          </dd>
        </div>
        <div>
          <dt>{t('with')}</dt>
          <dd>{t('withWorks')}</dd>
        </div>
      </dl>
      <PlainChoice
        block
        label={t('system')}
        value={shown}
        onChange={one => setShown(one)}
        options={systems.map(one => ({ value: one, label: t(`system.${one}`) }))}
      />
      <ol className="pair-steps">
        <li>
          <FetchFirst address={address} />
        </li>
        {steps.map(step => (
          <li key={step}>{t(`${shown}.${step}`)}</li>
        ))}
        <li>{t('compare')}</li>
      </ol>
    </section>
  )
}

/** The address as a link that stands within its sentence. */
function FetchFirst({ address }: { readonly address: string }) {
  const t = useTexts(pairTexts)
  const [before = '', after = ''] = t('fetchFirst', { address: '\n' }).split('\n')
  return (
    <>
      {before}
      <a href={address} target="_blank" rel="noreferrer">
        {address}
      </a>
      {after}
    </>
  )
}
