import { Button } from 'antd'
import { useState } from 'react'
import type { Scan } from '../../../main/contract/documents.ts'
import { useTexts } from '../../app/i18n.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { formatSize } from '../cases/files/size.ts'
import { texts } from './texts.ts'

interface ScanPreviewProps {
  readonly scan: Scan
  /** The one behind it, whose picture is fetched while this one is looked at. */
  readonly next: Scan | undefined
  /** Opens cutting it into parts, where it can be cut. */
  readonly onSplit: (() => void) | undefined
}

/** A scan large; what speaks against it stands above. */
export function ScanPreview({ scan, next, onSplit }: ScanPreviewProps) {
  const t = useTexts(texts)
  const [broken, setBroken] = useState(false)
  const { hash, name, size, doubt, knownAt } = scan
  const pictured = hasPicture(scan)
  return (
    <section className="scan-preview" aria-label={name}>
      <header>
        <strong title={name}>{name}</strong>{' '}
        <span className="desk-soft desk-figures">{formatSize(size)}</span>{' '}
        {doubt === null ? null : <StateTag tone="dueSoon">{t(`doubt.${doubt}`)}</StateTag>}{' '}
        {knownAt === null ? null : (
          <StateTag tone="dueSoon">{t('knownAt', { number: knownAt.number })}</StateTag>
        )}{' '}
        <a href={`/files/${hash}`} target="_blank" rel="noreferrer">
          {t('openFile')}
        </a>{' '}
        {onSplit ? (
          <Button size="small" onClick={onSplit}>
            {t('split')} <KeyHint keys="Alt S" />
          </Button>
        ) : null}
      </header>
      {pictured && !broken ? (
        <img
          src={pictureOf(scan)}
          alt={name}
          onLoad={() => fetchAhead(next)}
          onError={() => setBroken(true)}
        />
      ) : (
        <p className="desk-soft">{t(pictured ? 'noPicture' : 'noPreview')}</p>
      )}
    </section>
  )
}

const hasPicture = ({ mediaType }: Scan) => mediaType.startsWith('image/') || mediaType === 'application/pdf'
const pictureOf = ({ hash }: Scan) => `/files/${hash}/preview`

/** Whoever files quickly does not wait for the next picture to be drawn. */
function fetchAhead(scan: Scan | undefined): void {
  if (scan && hasPicture(scan)) new Image().src = pictureOf(scan)
}
