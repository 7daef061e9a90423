import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Scan } from '../../../main/contract/documents.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { PhonePart } from '../camera/PhonePart.tsx'
import { ChooseFiles, FileDrop } from '../cases/files/FileDrop.tsx'
import { usePastedFiles } from '../cases/files/usePastedFiles.ts'
import './documents.css'
import { DocumentsTabs } from './DocumentsTabs.tsx'
import { FilingForm, type Kept } from './FilingForm.tsx'
import { FolderPart } from './FolderPart.tsx'
import { ScanPreview } from './ScanPreview.tsx'
import { SplitScan } from './SplitScan.tsx'
import { texts } from './texts.ts'
import { UploadNote } from './UploadNote.tsx'
import { useFiling } from './useFiling.ts'
import { useInboxUploads } from './useInboxUploads.ts'

/** The scanner works beside the screen: how often the inbox is asked what came, in milliseconds. */
const askEvery = 2_500

const inbox = { kind: 'inbox' } as const

/** Scans at the left, the chosen one large, and one line to file it by keyboard alone. */
export function InboxPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const filing = useFiling()
  const { queue, state } = useInboxUploads()
  const [chosen, setChosen] = useState<string>()
  const [kept, setKept] = useState<Kept>({ home: null, original: false, shelf: '' })
  const status = useQuery(trpc.documents.inbox.queryOptions(undefined, { refetchInterval: askEvery }))
  const types = useQuery(trpc.documents.types.queryOptions(undefined, { staleTime: 60_000 }))
  const found = useQuery(
    trpc.documents.scans.queryOptions(
      { limit: 200 },
      { refetchInterval: askEvery, placeholderData: keepPreviousData },
    ),
  )
  const all = found.data?.rows ?? []
  const scans = all.filter(({ id }) => !filing.gone.has(id))
  // What was filed leaves the list: the one behind it is next.
  const place = all.findIndex(({ id }) => id === chosen)
  const scan =
    scans.find(({ id }) => id === chosen) ??
    all.slice(Math.max(0, place)).find(({ id }) => !filing.gone.has(id)) ??
    scans.at(-1)
  const move = (by: number) => {
    const at = scans.findIndex(({ id }) => id === scan?.id)
    setChosen(scans[Math.min(scans.length - 1, Math.max(0, at + by))]?.id)
  }
  useHotkey({ keys: 'Alt ArrowDown', label: t('keyNextScan'), inFields: true }, () => move(1))
  useHotkey({ keys: 'Alt ArrowUp', label: t('keyPreviousScan'), inFields: true }, () => move(-1))
  const [splitting, setSplitting] = useState<Scan>()
  const canSplit = scan !== undefined && isSplittable(scan)
  const split = () => setSplitting(scan)
  useHotkey({ keys: 'S', label: t('keySplit'), disabled: !canSplit }, split)
  // From the field of the home or the type, where the keys of a filer are.
  useHotkey({ keys: 'Alt S', label: t('keySplit'), inFields: true, disabled: !canSplit }, split)
  usePastedFiles(files => queue.add(files))
  const panes = useRef<HTMLDivElement>(null)
  // Cut, the scan is another one, whose field waits behind the dialog.
  useEffect(() => {
    if (splitting === undefined && document.activeElement === document.body)
      panes.current?.querySelector<HTMLElement>('.filing input')?.focus()
  }, [splitting])
  return (
    <Page
      title={t('tabInbox')}
      fill
      aside={<DocumentsTabs />}
      actions={
        <>
          <PhonePart about={inbox} />
          <ChooseFiles onFiles={files => queue.add(files)} />
        </>
      }
    >
      <FileDrop onFiles={files => queue.add(files)}>
        <div className="inbox">
          <UploadNote state={state} queue={queue} />
          {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
          {found.isPending ? <Loading rows={8} /> : null}
          {found.data && !scan ? <EmptyState text={t('inboxEmpty')} /> : null}
          {scan ? (
            <div className="inbox-panes" ref={panes}>
              <div className="inbox-list">
                <p className="desk-soft" role="status">
                  {t('waiting', { count: status.data?.waiting ?? scans.length })}
                </p>
                <VirtualList
                  items={scans}
                  keyOf={({ id }) => id}
                  label={t('scans')}
                  rowHeight={52}
                  selected={scan.id}
                  pageKeys={false}
                  onSelect={({ id }) => setChosen(id)}
                  render={one => <ScanLine scan={one} />}
                />
              </div>
              <ScanPreview
                key={`preview-${scan.id}`}
                scan={scan}
                next={scans[scans.indexOf(scan) + 1]}
                onSplit={canSplit ? split : undefined}
              />
              <FilingForm
                key={`form-${scan.id}`}
                scan={scan}
                types={types.data ?? []}
                filing={filing}
                kept={kept}
                onKeep={setKept}
              />
            </div>
          ) : null}
          {status.data ? <FolderPart status={status.data} /> : null}
        </div>
      </FileDrop>
      {splitting ? (
        <SplitScan scan={splitting} onShow={setChosen} onClose={() => setSplitting(undefined)} />
      ) : null}
    </Page>
  )
}

/** What may hold several papers; where it cannot be cut all the same, the dialog says why. */
const isSplittable = ({ mediaType, pages }: Scan) =>
  (mediaType === 'application/pdf' || mediaType === 'image/tiff') && pages !== 1

function ScanLine({ scan }: { readonly scan: Scan }) {
  const t = useTexts(texts)
  return (
    <div className="scan-line">
      <span className="scan-name" title={scan.name}>
        {scan.name}
      </span>
      <span className="desk-soft desk-figures">
        {scan.pages === null ? null : t('pagesValue', { count: scan.pages })}{' '}
        {scan.doubt === null ? null : <StateTag tone="dueSoon">{t(`doubt.${scan.doubt}`)}</StateTag>}
      </span>
    </div>
  )
}
