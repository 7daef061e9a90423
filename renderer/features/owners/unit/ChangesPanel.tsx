import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { Link } from 'react-router'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { formatDay } from '../../../app/format.ts'
import { comma, useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { ConfirmPopover } from '../../../components/ConfirmPopover.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { changeTexts } from './change-texts.ts'
import type { UnitDetail } from './types.ts'

/** Moves, merges and splits the unit took part in, each with the way back; and the numbers that lead here. */
export function ChangesPanel({ detail }: { readonly detail: UnitDetail }) {
  const t = useTexts(changeTexts)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const { message } = App.useApp()
  const found = useQuery(trpc.units.changes.queryOptions({ unitId: detail.unit.id }))
  const undo = useCommand(trpc.estate.undoUnitChange, {
    onSuccess: () => message.success(t('undoDone')),
    onError: error => message.error(errorText(error, language)),
  })
  const changes = found.data ?? []
  if (!found.error && changes.length === 0 && detail.merged.length === 0) return null
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('changes')}</h2>
      </header>
      <ErrorNote error={found.error} />
      {detail.merged.length > 0 ? (
        <p>
          {t('numbersHere')}
          <b className="desk-figures"> {detail.merged.map(one => one.number).join(comma())}</b>
        </p>
      ) : null}
      <ul className="unit-changes">
        {changes.map(change => (
          <li key={change.changeId}>
            <span className={change.undoneAt === null ? undefined : 'unit-change-undone'}>
              {change.kind === 'move' ? (
                t('move.own', { name: change.otherName })
              ) : (
                <Link to={`/units/${change.otherId}`}>
                  {t(`${change.kind}.${change.own ? 'own' : 'other'}`, { name: change.otherName })}
                </Link>
              )}
            </span>
            <small className="desk-soft desk-figures">
              {[
                formatDay(change.at),
                ...(change.byName === null ? [] : [change.byName]),
                ...(change.reason === null ? [] : [change.reason]),
                ...(change.undoneAt === null ? [] : [t('undone', { day: formatDay(change.undoneAt) })]),
              ].join(' · ')}
            </small>
            {change.undoneAt === null && may('estate.edit') ? (
              <ConfirmPopover
                question={t('undoAsk')}
                verb={t('undo')}
                onConfirm={() => undo.send({ changeId: change.changeId })}
              >
                <Button size="small" type="link">
                  {t('undo')}
                </Button>
              </ConfirmPopover>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
