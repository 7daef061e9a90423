import { ExportOutlined } from '@ant-design/icons'
import { Button, Typography } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { watchKindWords, watchRhythmWords, weekdayWords } from '../../../main/contract/knowledge-words.ts'
import type { WatchPlace } from '../../../main/contract/watch.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { FindingForm } from './FindingForm.tsx'
import { openAddress, opensAddresses } from './open-address.ts'
import { PlaceForm } from './PlaceForm.tsx'
import { RoundTag } from './PlaceLine.tsx'
import { texts } from './texts.ts'

interface PlacePanelProps {
  readonly place: WatchPlace
  onClose(): void
}

/** One address: open it, look, say what was there. */
export function PlacePanel({ place, onClose }: PlacePanelProps) {
  const t = useTexts(texts)
  const word = useWord()
  const [doing, setDoing] = useState<'edit' | 'finding'>()
  const close = () => setDoing(undefined)
  if (doing === 'edit') return <PlaceForm place={place} onDone={close} onCancel={close} />
  const rhythm = [
    word(watchRhythmWords[place.rhythm]),
    place.rhythm === 'weekly' ? word(weekdayWords[place.weekday]) : '',
  ]
  return (
    <article className="place" aria-label={t('detailLabel', { name: place.name })}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {t('back')}
      </Button>
      <header className="place-line-head">
        <h2>{place.name}</h2>
        {place.active ? <RoundTag place={place} /> : null}
      </header>
      <Typography.Text copyable={{ tooltips: false }}>{place.address}</Typography.Text>
      {opensAddresses() ? null : <p className="desk-soft">{t('openElsewhere')}</p>}
      {place.note === '' ? null : <p className="place-note">{place.note}</p>}
      {place.active ? (
        <RoundActions place={place} doing={doing} setDoing={setDoing} />
      ) : (
        <Restore place={place} />
      )}
      {doing === 'finding' ? <FindingForm key={place.id} place={place} onDone={close} /> : null}
      <Facts
        rows={[
          [t('kind'), word(watchKindWords[place.kind])],
          [t('rhythm'), rhythm.filter(part => part !== '').join(' ')],
          [t('watcher'), place.watcherName ?? t('anybody')],
        ]}
      />
      {place.lastRound && place.lastRound.findings.length > 0 ? (
        <p className="place-cases">
          {t('cases')}
          {place.lastRound.findings.map(({ caseId, caseNumber }) => (
            <Link key={caseId} to={casePath(caseId)}>
              {caseNumber}
            </Link>
          ))}
        </p>
      ) : null}
    </article>
  )
}

interface RoundActionsProps {
  readonly place: WatchPlace
  readonly doing: 'edit' | 'finding' | undefined
  setDoing(doing: 'edit' | 'finding'): void
}

function RoundActions({ place, doing, setDoing }: RoundActionsProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const offerUndo = useUndo()
  const round = useCommand(trpc.watch.doRound)
  const undo = useCommand(trpc.watch.undoRound)
  const remove = useCommand(trpc.watch.remove)
  const restore = useCommand(trpc.watch.restore)
  const about = { placeId: place.id }
  const looks = may('watch.round')
  const ticks = looks && place.state !== 'done'
  const tick = (outcome: 'nothing' | 'unreachable') => {
    const said = t(outcome === 'nothing' ? 'tickedNothing' : 'tickedUnreachable', { name: place.name })
    // A refusal stands in `round.error`.
    round.run({ ...about, roundId: newId(), outcome }).then(
      ({ roundId }) => offerUndo(said, () => undo.run({ roundId })),
      () => undefined,
    )
  }
  const takeOff = () => {
    remove.run(about).then(
      () => offerUndo(t('removed', { name: place.name }), () => restore.run(about)),
      () => undefined,
    )
  }
  const open = () => openAddress(place.address)
  useHotkey({ keys: 'O', label: t('keyOpen'), disabled: !opensAddresses() }, open)
  useHotkey({ keys: 'X', label: t('keyNothing'), disabled: !ticks }, () => tick('nothing'))
  useHotkey({ keys: 'F', label: t('keyFinding'), disabled: !may('case.take') }, () => setDoing('finding'))
  return (
    <>
      <div className="place-actions">
        {opensAddresses() ? (
          <Button icon={<ExportOutlined />} onClick={open}>
            {t('open')} <KeyHint keys="O" />
          </Button>
        ) : null}
        {ticks ? (
          <>
            <Button type="primary" onClick={() => tick('nothing')} loading={round.pending}>
              {t('nothing')} <KeyHint keys="X" />
            </Button>
            <Button onClick={() => tick('unreachable')} disabled={round.pending}>
              {t('unreachable')}
            </Button>
          </>
        ) : null}
        {may('case.take') ? (
          <Button onClick={() => setDoing('finding')} disabled={doing === 'finding'}>
            {t('finding')} <KeyHint keys="F" />
          </Button>
        ) : null}
        {may('watch.edit') ? (
          <>
            <Button type="text" onClick={() => setDoing('edit')}>
              {t('edit')}
            </Button>
            <Button type="text" onClick={takeOff} loading={remove.pending}>
              {t('remove')}
            </Button>
          </>
        ) : null}
      </div>
      <ErrorNote error={round.error ?? remove.error} />
    </>
  )
}

function Restore({ place }: { readonly place: WatchPlace }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const restore = useCommand(trpc.watch.restore)
  if (!may('watch.edit')) return null
  return (
    <div className="place-actions">
      <Button onClick={() => restore.send({ placeId: place.id })} loading={restore.pending}>
        {t('restore')}
      </Button>
      <ErrorNote error={restore.error} />
    </div>
  )
}
