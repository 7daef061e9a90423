import { Button } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { type Scan, splitLimits } from '../../../main/contract/documents.ts'
import { isPlainEnter } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { SplitPages } from './SplitPages.tsx'
import { texts } from './texts.ts'
import { type PageCount, usePageCount } from './usePageCount.ts'
import { useSplit } from './useSplit.ts'

interface SplitScanProps {
  readonly scan: Scan
  /** The scan to show next. */
  onShow(scanId: string): void
  onClose(): void
}

/** Cuts a scan of several papers into parts: pages as small pictures, cuts behind some of them, Enter. */
export function SplitScan({ scan, onShow, onClose }: SplitScanProps) {
  const t = useTexts(texts)
  const counted = usePageCount(scan.hash)
  const pages = counted && 'pages' in counted ? counted.pages : undefined
  const refusal = whyNot(scan, counted)
  const [cuts, setCuts] = useState<readonly number[]>([])
  const [tried, setTried] = useState(false)
  const split = useSplit(scan, onShow)
  const toggle = (page: number) =>
    setCuts(cuts.includes(page) ? cuts.filter(cut => cut !== page) : [...cuts, page].sort((a, b) => a - b))

  const make = async (count: number) => {
    setTried(true)
    if (cuts.length === 0 || cuts.length >= splitLimits.parts || split.pending) return
    if (await split.run(count, cuts)) onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // The keys of the inbox beneath must not file or put away what is being cut.
    if (event.key !== 'Escape') event.stopPropagation()
    if (pages === undefined || refusal) return
    const { target } = event
    const ownEnter = target instanceof HTMLElement && target.closest('.split-actions') !== null
    if (!isPlainEnter(event) || ownEnter) return
    // On a page too: there Enter would press it.
    event.preventDefault()
    make(pages).catch(reportError)
  }
  // While parts are made, closing first calls that off.
  const close = () => (split.pending ? split.cancel() : onClose())
  return (
    <Dialog title={t('splitTitle', { name: scan.name })} width={900} footer={null} onCancel={close}>
      <div className="split" onKeyDown={onKeyDown}>
        {counted ? null : <Loading rows={4} />}
        {refusal ? <p role="alert">{t(refusal, { pages: splitLimits.pages })}</p> : null}
        {pages !== undefined && !refusal ? (
          <>
            <p className="desk-soft">{t('splitKeys')}</p>
            <SplitPages hash={scan.hash} pages={pages} cuts={cuts} onToggle={toggle} />
            <p role="status" className="desk-figures">
              {split.pending
                ? t('splitting')
                : partsText(t('splitParts', { count: cuts.length + 1 }), cuts, pages)}
            </p>
            {tried && cuts.length === 0 ? <p role="alert">{t('splitNoCuts')}</p> : null}
            {cuts.length >= splitLimits.parts ? (
              <p role="alert">{t('splitTooManyParts', { parts: splitLimits.parts })}</p>
            ) : null}
            <ErrorNote error={split.error} />
            <div className="filing-row split-actions">
              <Button type="primary" loading={split.pending} onClick={() => make(pages).catch(reportError)}>
                {t('splitMake')}
              </Button>
              <Button onClick={close}>{t('cancel')}</Button>
            </div>
          </>
        ) : null}
      </div>
    </Dialog>
  )
}

/** Why this scan cannot be cut at all; undefined where it can, or is not known yet. */
function whyNot({ mediaType }: Scan, counted: PageCount | undefined) {
  if (!counted) return undefined
  if ('problem' in counted) return counted.problem === 'media.locked' ? 'splitLocked' : 'splitNoPages'
  if (mediaType !== 'application/pdf') return 'splitTiff'
  if (counted.pages === 1) return 'splitOnePage'
  return counted.pages > splitLimits.pages ? 'splitTooMany' : undefined
}

/** `3 parts: 1-2, 3, 4-7` */
function partsText(said: string, cuts: readonly number[], pages: number): string {
  const ends = [...cuts, pages]
  const ranges = ends.map((last, index) => {
    const first = (ends[index - 1] ?? 0) + 1
    return first === last ? `${first}` : `${first}-${last}`
  })
  return `${said} ${ranges.join(', ')}`
}
