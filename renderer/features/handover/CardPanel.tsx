import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { HandoverBoard, RouteCard } from '../../../main/contract/handover-day.ts'
import { visitStateWords } from '../../../main/contract/handover-words.ts'
import { ofOneThing, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { unitPath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import '../registers/registers.css'
import { AppointForm } from './AppointForm.tsx'
import { CheckInForm } from './CheckInForm.tsx'
import { dayTexts } from './day-texts.ts'
import { DecisionPart } from './DecisionPart.tsx'
import { VisitTag } from './HomeLine.tsx'
import { ItemsPart } from './ItemsPart.tsx'
import { MetersPart } from './MetersPart.tsx'
import { ObjectPart } from './ObjectPart.tsx'
import { PapersPart } from './PapersPart.tsx'
import { RemindPart } from './RemindPart.tsx'
import { SignPart } from './SignPart.tsx'
import { StopSteps } from './StopSteps.tsx'

interface CardPanelProps {
  readonly visitId: string
  readonly stations: HandoverBoard['stations']
  onClose(): void
}

/** One family: its check-in, then its route card with the step that is next and everything that is noted. */
export function CardPanel({ visitId, stations, onClose }: CardPanelProps) {
  const t = useTexts(dayTexts)
  const trpc = useTRPC()
  const card = useQuery({ ...trpc.handover.card.queryOptions({ visitId }), ...ofOneThing })
  useHotkey({ keys: 'Escape', label: t('close') }, onClose)
  if (card.error && !card.data) return <ErrorState error={card.error} retry={card.refetch} />
  if (!card.data) return <Loading rows={8} />
  return <Card card={card.data} stations={stations} onClose={onClose} />
}

interface CardProps {
  readonly card: RouteCard
  readonly stations: HandoverBoard['stations']
  onClose(): void
}

function Card({ card, stations, onClose }: CardProps) {
  const t = useTexts(dayTexts)
  const word = useWord()
  const trpc = useTRPC()
  const works = useMay()('handover.work')
  const profile = useQuery(trpc.handover.profile.queryOptions(undefined, { staleTime: 300_000 }))
  const batch = useQuery(
    trpc.handover.batch.queryOptions(
      { batchId: card.batchId ?? '' },
      { enabled: card.batchId !== null, staleTime: 30_000 },
    ),
  )
  const { state } = card
  const coming = state === 'planned' || state === 'refused' || state === 'absent'
  const there = state === 'present' || state === 'accepted'
  const who = card.came ?? card.personName
  return (
    <article className="reg-thing handover-card" aria-label={card.number}>
      <div className="reg-head">
        <h2 className="desk-figures">
          {card.ticket === null || !there ? null : <span className="handover-ticket">{card.ticket}</span>}{' '}
          {card.number}
        </h2>
        <VisitTag state={state} />
        <Button size="small" type="text" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
      <p className="handover-figures">
        <Link to={unitPath(card.unitId)}>{t('toUnit')}</Link>
        {who === null || !there ? null : <span>{who}</span>}
        {card.day === null ? null : (
          <span className="desk-figures">
            {card.day} {card.slot ?? ''}
          </span>
        )}
        {card.arrivedAt === null || !there ? null : (
          <span>
            {t('cameAt')} <Time at={card.arrivedAt} as="short" />
          </span>
        )}
      </p>
      {profile.error && !profile.data ? <ErrorNote error={profile.error} retry={profile.refetch} /> : null}
      {coming && card.decidedAt !== null ? (
        <p>{t('againHint', { state: word(visitStateWords[state]) })}</p>
      ) : null}
      {coming && works && profile.data ? (
        <CheckInForm key={state} card={card} papers={profile.data.papers} />
      ) : null}
      {there ? <StopSteps card={card} stations={stations} works={works} /> : null}
      {profile.data ? (
        <>
          {card.decidedAt !== null || state === 'present' ? (
            <DecisionPart card={card} reasons={profile.data.reasons} />
          ) : null}
          {coming && works && (card.batchId === null || batch.data) ? (
            <section>
              <h3>{t('appointment')}</h3>
              <AppointForm
                key={`${card.day ?? ''} ${card.slot ?? ''}`}
                visit={card}
                batch={batch.data ?? null}
              />
            </section>
          ) : null}
          {there ? (
            <>
              <PapersPart card={card} papers={profile.data.papers} works={works} />
              <SignPart card={card} works={works} />
              <ItemsPart key={`items ${state}`} card={card} items={profile.data.items} works={works} />
              <MetersPart card={card} meters={profile.data.meters} works={works} />
              <ObjectPart card={card} works={works} />
            </>
          ) : null}
          {coming ? <RemindPart card={card} works={works} /> : null}
        </>
      ) : null}
    </article>
  )
}
