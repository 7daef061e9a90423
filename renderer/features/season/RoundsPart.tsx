import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { PointRow, RoundSummary, StopRow } from '../../../main/contract/patrols.ts'
import { watchRowName } from '../../../main/contract/season-watch.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useUndo } from '../../components/undo.tsx'
import { ExportRegister } from '../registers/ExportRegister.tsx'
import { CheckFacts } from './CheckFacts.tsx'
import { FaultForm } from './FaultForm.tsx'
import { texts } from './texts.ts'

const isOpen = ({ endedAt, done, stops }: RoundSummary) => endedAt === null && done < stops

interface RoundsProps {
  readonly points: readonly PointRow[]
  readonly shown: string | undefined
  onShow(roundId: string | undefined): void
}

/** Rounds beside the usual ones, such as those a storm starts: how far each is, its places one click behind. */
export function RoundsPart({ points, shown, onShow }: RoundsProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const works = useMay()('leak.work')
  const rounds = useQuery(trpc.patrols.rounds.queryOptions())
  const start = useCommand(trpc.patrols.start)
  const end = useCommand(trpc.patrols.end)
  return (
    <>
      <div className="season-actions">
        <h2>{t('rounds')}</h2>
        {works && points.length > 0 ? (
          <Button
            size="small"
            loading={start.pending}
            onClick={() =>
              start.send({
                roundId: newId(),
                title: t('roundTitle', { day: formatDay(Date.now()) }),
                reason: 'forecast',
                pointIds: points.map(({ id }) => id),
              })
            }
          >
            {t('startRound')}
          </Button>
        ) : null}
      </div>
      <ErrorNote error={start.error ?? end.error} />
      <ul>
        {(rounds.data ?? []).slice(0, 10).map(round => (
          <li key={round.id}>
            <Button type="link" size="small" onClick={() => onShow(round.id)}>
              {round.title}
            </Button>{' '}
            <Time at={round.startedAt} />{' '}
            <StateTag tone={isOpen(round) ? 'dueSoon' : 'done'}>
              {t('roundDone', { done: round.done, stops: round.stops, faults: round.faults })}
            </StateTag>{' '}
            {works && isOpen(round) ? (
              <ConfirmPopover
                question={t('endRoundAsk')}
                verb={t('endRound')}
                onConfirm={() => end.send({ roundId: round.id })}
              >
                <Button size="small" type="text">
                  {t('endRound')}
                </Button>
              </ConfirmPopover>
            ) : null}
          </li>
        ))}
      </ul>
      {shown ? <RoundTable roundId={shown} onClose={() => onShow(undefined)} /> : null}
    </>
  )
}

function RoundTable({ roundId, onClose }: { readonly roundId: string; onClose(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const round = useQuery(trpc.patrols.round.queryOptions({ roundId }))
  const check = useCommand(trpc.patrols.check)
  const undo = useCommand(trpc.patrols.undoCheck)
  const offerUndo = useUndo('patrol')
  const [fault, setFault] = useState<StopRow>()
  const language = useLanguage()
  const nameOf = (stop: StopRow) =>
    [stop.buildingName, watchRowName(stop, language), stop.place]
      .filter(one => one !== null && one !== '')
      .join(' ')
  if (!round.data) return null
  const looks = may('leak.work') && isOpen(round.data)
  const good = (stop: StopRow) => {
    const checkId = newId()
    // A refusal stands in `check.error`.
    check.run({ checkId, place: { stopId: stop.id }, outcome: 'good' }).then(
      () => offerUndo(t('checked', { name: nameOf(stop) }), () => undo.run({ checkId })),
      () => undefined,
    )
  }
  return (
    <>
      <div className="season-actions">
        <h2>{round.data.title}</h2>
        <ExportRegister
          seen={{ list: { list: 'patrol-round', roundId }, title: round.data.title, words: [] }}
        />
        <Button size="small" onClick={onClose}>
          {t('closeRound')}
        </Button>
      </div>
      <ErrorNote error={check.error} />
      <div className="season-table">
        <table aria-label={round.data.title}>
          <tbody>
            {round.data.rows.map(stop => (
              <tr key={stop.id}>
                <th scope="row">{nameOf(stop)}</th>
                <td>
                  {stop.check ? (
                    <StateTag tone={stop.check.outcome === 'good' ? 'done' : 'overdue'}>
                      {t(stop.check.outcome)}
                    </StateTag>
                  ) : looks ? (
                    <span className="season-actions">
                      <Button
                        size="small"
                        aria-label={`${t('good')} ${nameOf(stop)}`}
                        onClick={() => good(stop)}
                      >
                        {t('good')}
                      </Button>
                      <Button
                        size="small"
                        aria-label={`${t('fault')} ${nameOf(stop)}`}
                        onClick={() => setFault(stop)}
                      >
                        {t('fault')}
                      </Button>
                    </span>
                  ) : null}
                </td>
                <td>{stop.check ? <CheckFacts check={stop.check} /> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {fault ? (
        <FaultForm
          name={nameOf(fault)}
          check={{ stopId: fault.id }}
          unitId={fault.unitId}
          onClose={() => setFault(undefined)}
        />
      ) : null}
    </>
  )
}
