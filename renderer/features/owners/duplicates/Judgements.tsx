import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { Link } from 'react-router'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { personPath } from '../../../app/paths.ts'
import { useMay } from '../../../app/session.ts'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { Time } from '../../../components/Time.tsx'
import { useUndo } from '../../../components/undo.tsx'
import './duplicates.css'
import { texts } from './texts.ts'

/** Pairs judged to be two people, all or those of one person; each can be taken back. */
export function Judgements({ personId }: { readonly personId?: string }) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const { message } = App.useApp()
  const offerUndo = useUndo()
  const found = useQuery(trpc.people.distinct.queryOptions(personId === undefined ? {} : { personId }))
  const judge = useCommand(trpc.people.judgeDistinct)
  const takeBack = useCommand(trpc.people.takeBackDistinct, {
    onSuccess: (_, pair) => offerUndo(t('takenBack'), () => judge.run(pair)),
    onError: error => message.error(errorText(error, language)),
  })
  const rows = found.data ?? []
  if (!found.error && rows.length === 0) return null
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('judgements')}</h2>
      </header>
      <ErrorNote error={found.data ? null : found.error} />
      <ul className="residents">
        {rows.map(row => (
          <li key={`${row.personId}/${row.otherId}`} className="resident-head">
            <Link to={personPath(row.personId)}>{row.name ?? words('erased')}</Link>
            {row.unit === null ? null : <span className="desk-soft desk-figures">{row.unit}</span>}
            <span aria-hidden="true">≠</span>
            <Link to={personPath(row.otherId)}>{row.otherName ?? words('erased')}</Link>
            {row.otherUnit === null ? null : <span className="desk-soft desk-figures">{row.otherUnit}</span>}
            <span className="desk-soft desk-figures">
              <Time at={row.judgedAt} as="day" /> {row.judgedByName}
            </span>
            {may('person.edit') ? (
              <Button
                size="small"
                type="link"
                disabled={takeBack.pending}
                onClick={() => takeBack.send({ personId: row.personId, otherId: row.otherId })}
              >
                {t('takeBack')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
