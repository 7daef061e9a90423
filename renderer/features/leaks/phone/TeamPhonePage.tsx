import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { leakWords } from '../../../../main/contract/leak-words.ts'
import type { LateStep } from '../../../../main/contract/team-phone.ts'
import { refusalOf, useTRPC, useTRPCClient } from '../../../app/api.ts'
import { formatClock, setSiteZone } from '../../../app/format.ts'
import { comma, languages, setLanguage, useLanguage, useTexts } from '../../../app/i18n.ts'
import { Splash } from '../../../app/shell/Splash.tsx'
import { texts as shellTexts } from '../../../app/shell/texts.ts'
import { useWindowTitle } from '../../../app/window-title.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import type { Device } from '../../../offline/device.ts'
import { keepShell, takeNewer, useShellState } from '../../../offline/shell.ts'
import { usePhotoRoom } from '../../../offline/useRoom.ts'
import { useWord } from '../../cases/words.ts'
import { DeviceDoor } from '../../station/DeviceDoor.tsx'
import { useTellUnsent } from '../../station/useTellUnsent.ts'
import { Bar } from '../../tablet/Bar.tsx'
import { RoomNote } from '../../tablet/RoomNote.tsx'
import '../../tablet/tablet.css'
import { texts as tabletTexts } from '../../tablet/texts.ts'
import { useDevice, useNetworkChange, useOutbox } from '../../tablet/useOffline.ts'
import '../field.css'
import { askForList, type KeptList, keepList, readList, type ShownTask, shownTasks } from './kept-list.ts'
import { PhoneCard } from './PhoneCard.tsx'
import { phoneTexts } from './phone-texts.ts'

/** How often the phone asks for its list, in milliseconds. */
const askEvery = 10_000
const noSizes: readonly number[] = []

/** The phone of a team: its own list, readable without a network, and what it says, sent once the desk is reached. */
export function TeamPhonePage() {
  const t = useTexts(phoneTexts)
  const { device, error } = useDevice()
  useWindowTitle(t('title'))
  useEffect(keepShell, [])
  if (error !== undefined) return <ErrorState error={error} />
  if (!device) return <Splash />
  return <Home device={device} />
}

function Home({ device }: { readonly device: Device }) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { store, outbox, clockOffset } = device
  const { items, contact } = useOutbox(device)
  const [earlier, setEarlier] = useState<KeptList>()
  const [read, setRead] = useState(false)
  const here = useQuery({
    queryKey: trpc.teamPhone.here.queryKey(),
    queryFn: ({ signal }) => askForList(() => client.teamPhone.here.query(undefined, { signal })),
    meta: { live: false },
    refetchInterval: askEvery,
    staleTime: 0,
    retry: false,
  })
  const { data, refetch } = here
  const refusal = refusalOf(here.error)?.code
  const online = here.isSuccess || (data !== undefined && here.error === null)
  const delivered = items.filter(({ state }) => state === 'delivered').length
  const waiting = items.length - delivered
  useTellUnsent(online ? String(waiting) : null)
  useEffect(() => {
    readList(store)
      .then(found => {
        if (found) setSiteZone(found.list.timeZone)
        setEarlier(found)
      })
      .catch(reportError)
      .finally(() => setRead(true))
  }, [store])
  const kept = data ?? earlier
  useEffect(() => {
    if (!data) return
    setSiteZone(data.list.timeZone)
    // Where nothing can be kept, that is said as soon as something is recorded.
    keepList(store, data).catch(() => undefined)
  }, [data, store])
  const deviceId = kept?.list.deviceId
  useEffect(() => {
    outbox.serve(deviceId).catch(reportError)
  }, [outbox, deviceId])
  useEffect(() => {
    if (online) outbox.heard()
  }, [online, outbox])
  useEffect(() => {
    // What the desk made of it is seen at once.
    if (delivered > 0) refetch().catch(() => undefined)
  }, [delivered, refetch])
  useNetworkChange(refetch)
  if (contact === 'revoked' || refusal === 'device.revoked')
    return <DeviceDoor refusal="device.revoked" retry={refetch} />
  if (refusal === 'device.required' || refusal === 'device.unknown')
    return <DeviceDoor refusal={refusal} retry={refetch} />
  if (refusal === 'device.notForThis' || refusal === 'device.onlyHere') return <NotThis />
  if (!kept) {
    if (!read || (here.isPending && here.fetchStatus === 'fetching')) return <Splash />
    return <NothingYet error={here.error} retry={refetch} />
  }
  return (
    <Screen
      device={device}
      kept={kept}
      tasks={shownTasks(kept, items, clockOffset() ?? 0)}
      online={online && !here.isError}
      replaced={refusal === 'standby.replaced'}
    />
  )
}

function NotThis() {
  const t = useTexts(phoneTexts)
  return <EmptyState text={t('notThis')} />
}

function NothingYet({ error, retry }: { readonly error: unknown; retry(): unknown }) {
  const t = useTexts(phoneTexts)
  return (
    <div className="tablet">
      <main className="tablet-main">
        <EmptyState text={t('nothingYet')} />
        <ErrorState error={error} retry={retry} />
      </main>
    </div>
  )
}

interface ScreenProps {
  readonly device: Device
  readonly kept: KeptList
  readonly tasks: readonly ShownTask[]
  readonly online: boolean
  readonly replaced: boolean
}

function Screen({ device, kept: { list, at }, tasks, online, replaced }: ScreenProps) {
  const t = useTexts(phoneTexts)
  const shell = useTexts(shellTexts)
  const tablet = useTexts(tabletTexts)
  const language = useLanguage()
  const screens = useShellState()
  const fit = usePhotoRoom(device.store.room, noSizes)
  const after = tasks.filter(({ state }) => state === 'stopped' || state === 'planned')
  const first = tasks.filter(task => !after.includes(task))
  return (
    <div className="tablet">
      <header className="tablet-head">
        <h1>{list.teamName}</h1>
        <Segmented
          aria-label={t('language')}
          value={language}
          onChange={setLanguage}
          options={languages.map(code => ({ value: code, label: shell(`language.${code}`) }))}
        />
      </header>
      <main className="tablet-main">
        {online ? null : (
          <Alert
            type="warning"
            showIcon
            role="status"
            className="tablet-note"
            title={t('offline', { time: formatClock(at) })}
          />
        )}
        {screens === 'unable' ? (
          <Alert type="warning" showIcon title={t('unable')} className="tablet-note" />
        ) : null}
        <RoomNote fit={fit} />
        {list.toldOff.length > 0 ? (
          <p className="field-off">
            {t('toldOff', { homes: list.toldOff.map(one => one.unitNumber ?? one.number).join(comma()) })}
          </p>
        ) : null}
        <Late steps={list.late} />
        {tasks.length === 0 ? <EmptyState text={t('nothing')} /> : null}
        <ol className="field-list">
          {first.map(task => (
            <PhoneCard key={task.caseId} task={task} device={device} />
          ))}
        </ol>
        {after.length > 0 ? (
          <section>
            <h2>{t('after')}</h2>
            <ol className="field-list">
              {after.map(task => (
                <PhoneCard key={task.caseId} task={task} device={device} />
              ))}
            </ol>
          </section>
        ) : null}
      </main>
      {screens === 'newer' ? (
        <div className="tablet-newer" role="status">
          {tablet('newer')}{' '}
          <Button size="small" onClick={takeNewer}>
            {tablet('takeNewer')}
          </Button>
        </div>
      ) : null}
      <Bar device={device} online={online} replaced={replaced} />
    </div>
  )
}

/** What did not count, with what became of it. */
function Late({ steps }: { readonly steps: readonly LateStep[] }) {
  const t = useTexts(phoneTexts)
  const word = useWord()
  const shown = steps.filter(({ fate }) => fate !== 'taken')
  if (shown.length === 0) return null
  return (
    <section className="field-late" role="status">
      <p>{t('late')}</p>
      <ul>
        {shown.map(({ id, unitNumber, number, step, fate, at }) => (
          <li key={id}>
            {formatClock(at)} {unitNumber ?? number} {word(leakWords[`step.${step}`])}
            {fate === 'taken' ? '' : ` — ${word(leakWords[`fate.${fate}`])}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
