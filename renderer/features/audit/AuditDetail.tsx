import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { ofOneThing, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { casePath, personPath, unitPath } from '../../app/paths.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import { ActorName } from './ActorName.tsx'
import { FactList } from './FactList.tsx'
import { operationWord } from '../../../main/contract/operation-words.ts'
import { texts } from './texts.ts'

interface AuditDetailProps {
  readonly position: number
  change(changes: Readonly<Record<string, string | undefined>>): void
}

const pathOf: Readonly<Record<string, (id: string) => string>> = {
  case: casePath,
  unit: unitPath,
  person: personPath,
}

/** All that one operation recorded. */
export function AuditDetail({ position, change }: AuditDetailProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const entry = useQuery(
    trpc.audit.entry.queryOptions({ position }, { ...ofOneThing, meta: { live: false } }),
  )
  if (entry.error && !entry.data) return <ErrorState error={entry.error} retry={entry.refetch} />
  if (!entry.data) return <Loading rows={8} />
  const { data } = entry
  const path = pathOf[data.aggregate]?.(data.aggregateId)
  return (
    <article className="audit-entry">
      <Button className="audit-back" type="text" onClick={() => change({ entry: undefined })}>
        {t('back')}
      </Button>
      <h2>{operationWord(data.type, language)}</h2>
      <Facts
        rows={[
          [
            t('subject'),
            path && data.about !== null ? (
              <Link key="about" to={path}>
                {data.about}
              </Link>
            ) : (
              data.about
            ),
          ],
          [t('actor'), <ActorName key="actor" line={data} />],
          [t('at'), <Time key="at" at={data.at} as="moment" />],
          ...(data.happenedAt === null
            ? []
            : [[t('happenedAt'), <Time key="happened" at={data.happenedAt} as="moment" />] as const]),
          [
            t('position'),
            <span key="position" className="desk-figures">
              {data.position}
            </span>,
          ],
          [t('type'), <code key="type">{`${data.type} v${data.version}`}</code>],
        ]}
      />
      {Object.keys(data.facts).length > 0 ? (
        <section>
          <h3>{t('facts')}</h3>
          <FactList content={data.facts} names={data.names} />
        </section>
      ) : null}
      <section>
        <h3>{t('words')}</h3>
        {data.personal === null ? (
          <p className="desk-soft">
            {t(data.personalState === 'shown' ? 'personal.none' : `personal.${data.personalState}`)}
          </p>
        ) : (
          <FactList content={data.personal} />
        )}
      </section>
      <section>
        <h3>{t('hash')}</h3>
        <code className="audit-id">{data.hash}</code>
      </section>
      <Button onClick={() => change({ subject: data.aggregateId })}>{t('showAll')}</Button>
    </article>
  )
}
