import { Checkbox } from 'antd'
import type { RouteCard } from '../../../main/contract/handover-day.ts'
import type { ProfileHandover } from '../../../main/contract/profile-handover.ts'
import { newId, useCommand, useTRPC, useTRPCClient } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { useWord } from '../cases/words.ts'
import { Files } from '../registers/Files.tsx'
import { dayTexts } from './day-texts.ts'

interface PaperTicksProps {
  readonly papers: ProfileHandover['papers']
  readonly shown: readonly string[]
  onChange(shown: readonly string[]): void
}

/** Which papers were shown. */
export function PaperTicks({ papers, shown, onChange }: PaperTicksProps) {
  const t = useTexts(dayTexts)
  const word = useWord()
  return (
    <div role="group" aria-label={t('papers')} className="handover-ticks">
      <span className="desk-soft">{t('papers')}</span>
      {papers.map(({ id, name }) => (
        <Checkbox
          key={id}
          checked={shown.includes(id)}
          onChange={event =>
            onChange(event.target.checked ? [...shown, id] : shown.filter(one => one !== id))
          }
        >
          {word(name)}
        </Checkbox>
      ))}
    </div>
  )
}

interface PapersPartProps {
  readonly card: RouteCard
  readonly papers: ProfileHandover['papers']
  readonly works: boolean
}

/** Papers as they were shown, each ticked at one stroke, with their scans. */
export function PapersPart({ card, papers, works }: PapersPartProps) {
  const t = useTexts(dayTexts)
  const word = useWord()
  const trpc = useTRPC()
  const attach = useAttachTo(card.id)
  const note = useCommand(trpc.handover.notePapers)
  const stroke = useStroke(note, { now: { attorney: card.attorney, papers: card.papers } })
  const send = (attorney: boolean, shown: readonly string[]) =>
    stroke.send({ visitId: card.id, attorney, papers: [...shown] })
  const named = (value: unknown) =>
    Array.isArray(value)
      ? value.map(id => word(papers.find(one => one.id === id)?.name, String(id))).join(comma())
      : undefined
  const filesOf = (part: 'attorney' | 'paper') => card.files.filter(file => file.part === part)
  return (
    <section>
      {works ? (
        <>
          <PaperTicks papers={papers} shown={card.papers} onChange={shown => send(card.attorney, shown)} />
          <Checkbox checked={card.attorney} onChange={event => send(event.target.checked, card.papers)}>
            {t('attorney')}
          </Checkbox>
        </>
      ) : (
        <p>
          {t('papers')}: {card.papers.length === 0 ? t('noPapers') : named(card.papers)}
        </p>
      )}
      <StrokeNote
        stroke={stroke}
        thing={card}
        label={field => t(field === 'papers' ? 'papers' : 'attorney')}
        say={(_, value) => named(value)}
      />
      {card.attorney ? (
        <Files
          label={t('attorneyFile')}
          files={filesOf('attorney')}
          attach={works ? attach('attorney') : undefined}
        />
      ) : null}
      <Files label={t('paperFiles')} files={filesOf('paper')} attach={works ? attach('paper') : undefined} />
    </section>
  )
}

type Part = RouteCard['files'][number]['part']

/** Attaches uploads to a visit, as what they show; one whose id has to be known first names it. */
export function useAttachTo(visitId: string) {
  const client = useTRPCClient()
  return (part: Part, fileId?: string) => (uploadId: string) =>
    client.handover.attachFile.mutate({
      commandId: newId(),
      input: { visitId, part, fileId: fileId ?? newId(), uploadId },
    })
}
