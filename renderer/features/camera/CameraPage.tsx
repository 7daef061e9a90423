import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useEffect, useState } from 'react'
import type { CameraTarget } from '../../../main/contract/camera.ts'
import { refusalOf, useTRPC } from '../../app/api.ts'
import { languages, setLanguage, useLanguage, useTexts } from '../../app/i18n.ts'
import { texts as shellTexts } from '../../app/shell/texts.ts'
import { useWindowTitle } from '../../app/window-title.ts'
import { ReplacedNote } from '../standby/ReplacedNote.tsx'
import { usePhotoRoom } from '../../offline/useRoom.ts'
import { useTellUnsent } from '../station/useTellUnsent.ts'
import './camera.css'
import { PhotoList } from './PhotoList.tsx'
import { TakeButtons } from './TakeButtons.tsx'
import { texts } from './texts.ts'
import { usePhotoQueue } from './usePhotoQueue.ts'

/** How often the phone asks what it is to photograph, in milliseconds. */
const askEvery = 2_000

/**
 * The page of a phone on which nobody signs in: what it photographs for, one large button, and how far each photo is.
 * It shows a number and a category, and nothing of any owner.
 */
export function CameraPage() {
  const t = useTexts(texts)
  const shell = useTexts(shellTexts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { queue, photos, room } = usePhotoQueue()
  const [rested, setRested] = useState<string>()
  const here = useQuery(
    trpc.camera.here.queryOptions(undefined, {
      refetchInterval: askEvery,
      refetchIntervalInBackground: true,
      staleTime: 0,
      retry: false,
      gcTime: Number.POSITIVE_INFINITY,
    }),
  )
  useWindowTitle(t('pageTitle'))
  const refusal = refusalOf(here.error)
  const elsewhere = refusal?.code === 'device.notForThis' || refusal?.code === 'device.onlyHere'
  const replaced = refusal?.code === 'standby.replaced'
  const lost = here.isError && !elsewhere
  useEffect(() => {
    // The line is back after it was gone: what waits need not wait longer.
    if (!lost) queue?.wake()
  }, [lost, queue])
  const { refetch } = here
  const arrived = photos.filter(({ state }) => state === 'arrived').length
  useEffect(() => {
    // How many are there is told by the desk; right behind a photo it is asked at once.
    if (arrived > 0) refetch().catch(reportError)
  }, [arrived, refetch])
  const target = here.data?.target ?? null
  const waiting = photos.filter(({ state }) => state !== 'arrived' && state !== 'refused')
  const late = photos.filter(({ place }) => place?.into === 'inbox').length
  useTellUnsent(lost ? null : String(waiting.length))
  const fit = usePhotoRoom(
    room,
    photos.map(({ size }) => size),
  )
  const unkept = waiting.filter(({ kept }) => !kept).length
  const calm = rested !== undefined && rested === target?.targetId && waiting.length === 0
  return (
    <main className="camera-page" id="content">
      <header className="camera-head">
        <span className="camera-name">
          {[here.data?.name ?? t('noName'), here.data?.site ?? ''].filter(part => part !== '').join(' · ')}
        </span>
        <Segmented
          size="small"
          aria-label={t('language')}
          value={language}
          onChange={setLanguage}
          options={languages.map(code => ({ value: code, label: shell(`language.${code}`) }))}
        />
      </header>
      {replaced ? <ReplacedNote /> : null}
      {lost && !replaced ? (
        <p className="camera-note camera-away" role="alert">
          {t('offline')}
        </p>
      ) : null}
      {elsewhere ? <NotHere /> : null}
      {target ? <Target target={target} /> : here.data ? <NothingOpen /> : null}
      {fit === undefined || calm ? null : (
        <p className="camera-note camera-away" role="status">
          {fit > 0 ? t('room', { count: fit }) : t('roomNone')}
        </p>
      )}
      {target && queue && !calm ? <TakeButtons queue={queue} targetId={target.targetId} /> : null}
      {target ? (
        <Progress
          target={target}
          waiting={waiting.length}
          calm={calm}
          onRest={() => setRested(calm ? undefined : target.targetId)}
        />
      ) : null}
      {target === null && waiting.length > 0 ? (
        <p role="status">{t('underway', { count: waiting.length })}</p>
      ) : null}
      {late > 0 ? <p className="camera-note">{t('toInbox', { count: late })}</p> : null}
      {unkept > 0 ? (
        <p className="camera-note camera-away" role="alert">
          {t('notKept', { count: unkept })}
        </p>
      ) : null}
      {queue ? <PhotoList photos={photos} queue={queue} /> : null}
    </main>
  )
}

function Target({ target }: { readonly target: CameraTarget }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { kind, number, category } = target
  return (
    <section className="camera-target" role="status">
      <span className="desk-soft">{t('for')}</span>
      <h1>
        {t(`kind.${kind}`)} <span className="desk-figures">{number ?? ''}</span>
      </h1>
      {category.length > 0 ? <p>{category.map(words => words[language]).join(' / ')}</p> : null}
    </section>
  )
}

function NothingOpen() {
  const t = useTexts(texts)
  return (
    <section className="camera-target" role="status">
      <h1>{t('nothingOpen')}</h1>
      <p className="desk-soft">{t('nothingOpenHow')}</p>
    </section>
  )
}

/** Somebody opened the page at a desk. */
function NotHere() {
  const t = useTexts(texts)
  return (
    <section className="camera-target">
      <h1>{t('notHere')}</h1>
      <p className="desk-soft">{t('notHereHow')}</p>
    </section>
  )
}

interface ProgressProps {
  readonly target: CameraTarget
  readonly waiting: number
  readonly calm: boolean
  onRest(): void
}

/** How many are there, how many still to come; and where it ends for now. */
function Progress({ target, waiting, calm, onRest }: ProgressProps) {
  const t = useTexts(texts)
  const { kind, number, received } = target
  const what = [t(`kind.${kind}`), number ?? ''].filter(part => part !== '').join(' ')
  return (
    <section className="camera-progress">
      <p role="status">
        {received > 0 ? (
          <strong>{t(calm ? 'arrivedAll' : 'arrived', { count: received, what })}</strong>
        ) : null}{' '}
        {waiting > 0 ? <span>{t('underway', { count: waiting })}</span> : null}
      </p>
      {calm || (received > 0 && waiting === 0) ? (
        <button type="button" className="camera-button" onClick={onRest}>
          {t(calm ? 'more' : 'done')}
        </button>
      ) : null}
    </section>
  )
}
