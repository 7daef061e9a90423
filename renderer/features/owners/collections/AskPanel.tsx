import { Button, Input, Segmented } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import {
  type AttemptResult,
  attemptResults,
  attemptResultWords,
  type AttemptWay,
  attemptWays,
  attemptWayWords,
  type CollectionPerson,
} from '../../../../main/contract/collections.ts'
import { newId, ofOneThing, useCommand, useTRPC } from '../../../app/api.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { personPath, unitPath } from '../../../app/paths.ts'
import { useMay } from '../../../app/session.ts'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { Time } from '../../../components/Time.tsx'
import { useUndo } from '../../../components/undo.tsx'
import { RevealedPhones } from '../person/RevealedPhones.tsx'
import { missingOf } from './missing.ts'
import { texts } from './texts.ts'

interface AskPanelProps {
  readonly collectionId: string
  readonly person: CollectionPerson
  /** The campaign runs still. */
  readonly open: boolean
  /** Noted: the next person may come. */
  onNoted(): void
}

/** One person to ask: what is missing, how to reach them, and the result on one digit. */
export function AskPanel({ collectionId, person, open, onNoted }: AskPanelProps) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const offerUndo = useUndo()
  const { personId } = person
  const file = useQuery({ ...trpc.people.detail.queryOptions({ personId }), ...ofOneThing })
  const note = useCommand(trpc.collections.noteAttempt)
  const takeBack = useCommand(trpc.collections.takeBackAttempt)
  const [way, setWay] = useState<AttemptWay>('phone')
  const [said, setSaid] = useState('')
  const works = open && may('person.edit')
  const record = (result: AttemptResult) => {
    if (note.pending) return
    const attemptId = newId()
    // A refusal stands below, and what was typed stays.
    note
      .run({ collectionId, attemptId, personId, way, result, note: said })
      .then(() => {
        setSaid('')
        offerUndo(t('noted', { result: attemptResultWords[result][language] }), () =>
          takeBack.run({ attemptId }),
        )
        onNoted()
      })
      .catch(() => undefined)
  }
  useResultKeys(works, language, record)
  return (
    <article className="collection-ask" aria-label={person.name ?? words('erased')}>
      <h2>
        <Link to={personPath(personId)}>{person.name ?? words('erased')}</Link>
      </h2>
      <p>
        {person.units.map(({ unitId, number }) => (
          <Link key={unitId} to={unitPath(unitId)}>
            {number}{' '}
          </Link>
        ))}
      </p>
      <p>
        <strong>{t('lacks', { what: missingOf(person, language) })}</strong>
      </p>
      {file.data ? <RevealedPhones personId={personId} phones={file.data.phones} /> : null}
      {works ? (
        <>
          <Field label={t('way')}>
            {({ id }) => (
              <Segmented
                id={id}
                value={way}
                options={attemptWays.map(value => ({ value, label: attemptWayWords[value][language] }))}
                onChange={setWay}
              />
            )}
          </Field>
          <Field label={t('note')}>
            {control => (
              <Input
                {...control}
                maxLength={1000}
                value={said}
                onChange={event => setSaid(event.target.value)}
              />
            )}
          </Field>
          <div className="collection-results">
            {attemptResults.map((result, index) => (
              <Button key={result} disabled={note.pending} onClick={() => record(result)}>
                {attemptResultWords[result][language]} <KeyHint keys={String(index + 1)} />
              </Button>
            ))}
          </div>
          <p className="desk-soft">{t('onlyNote')}</p>
        </>
      ) : null}
      <ErrorNote error={note.error} />
      <p>
        <Link to={personPath(personId)}>{t('open')}</Link>
      </p>
      <h3>{t('attempts')}</h3>
      {person.attempts.length === 0 ? <p className="desk-soft">{t('noAttempts')}</p> : null}
      <ul className="collection-attempts">
        {person.attempts.map(one => (
          <li key={one.id}>
            <Time at={one.at} as="moment" />{' '}
            {t('byAttempt', {
              way: attemptWayWords[one.way][language],
              result: attemptResultWords[one.result][language],
            })}{' '}
            {one.note} <span className="desk-soft">{one.byName}</span>
          </li>
        ))}
      </ul>
    </article>
  )
}

/** A digit for each result. */
function useResultKeys(works: boolean, language: 'zh' | 'en', record: (result: AttemptResult) => void) {
  const label = (result: AttemptResult) => attemptResultWords[result][language]
  useHotkey({ keys: '1', label: label('given'), disabled: !works }, () => record('given'))
  useHotkey({ keys: '2', label: label('promised'), disabled: !works }, () => record('promised'))
  useHotkey({ keys: '3', label: label('not-reached'), disabled: !works }, () => record('not-reached'))
  useHotkey({ keys: '4', label: label('wrong-number'), disabled: !works }, () => record('wrong-number'))
  useHotkey({ keys: '5', label: label('refused'), disabled: !works }, () => record('refused'))
}
