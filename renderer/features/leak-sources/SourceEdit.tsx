import { Button } from 'antd'
import { useState } from 'react'
import { sourceKindWords } from '../../../main/contract/leak-cluster-words.ts'
import { type SourceKind, sourceKinds } from '../../../main/contract/leak-clusters.ts'
import type { SourceDetail, SourceHome, SourceRow } from '../../../main/contract/leak-sources.ts'
import { type Inputs, useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { ActionForm } from '../leaks/ActionForm.tsx'
import { useOneForm } from '../leaks/useOneForm.ts'
import { KeyChoice } from '../leaks/KeyChoice.tsx'
import { texts } from './texts.ts'

interface SourceEditProps {
  readonly source: SourceDetail
  readonly ticked: readonly SourceHome[]
  readonly others: readonly SourceRow[]
  /** The ticked ones were split off. */
  onDone(): void
}

const casesOf = (homes: readonly SourceHome[]) => homes.map(home => home.caseId)

/** What people decide about a source: it is one, some of it is not, it is one with another, it is this. */
export function SourceEdit({ source, ticked, others, onDone }: SourceEditProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const offerUndo = useUndo('leaks')
  const { form, show, stillOpen } = useOneForm<'merge' | 'name'>()
  const [into, setInto] = useState<string>()
  const [kind, setKind] = useState<SourceKind>()
  const decide = useCommand(trpc.leakSources.decide)
  const takeBack = useCommand(trpc.leakSources.takeBack)
  const all = casesOf(source.homes)
  const mayAccept = !source.decided && all.length > 1
  const decideOn = (input: Inputs['leakSources']['decide']['input'], said: string) => {
    // A refusal stands below the buttons, or in the form.
    decide
      .run(input)
      .then(({ decisionId }) => {
        if (stillOpen()) show(undefined)
        if (input.kind === 'apart') onDone()
        offerUndo(said, () => takeBack.run({ decisionId }))
      })
      .catch(() => undefined)
  }
  const accept = () =>
    decideOn({ kind: 'together', caseIds: all }, t('accepted', { count: source.homes.length }))
  useHotkey({ keys: 'A', label: t('keyAccept'), disabled: !mayAccept }, accept)
  // Those of the same house first: water seldom comes from another one.
  const near = others
    .filter(other => other.id !== source.id)
    .sort(
      (one, other) =>
        Number(other.buildingId === source.buildingId) - Number(one.buildingId === source.buildingId),
    )
    .slice(0, 30)
  const target = near.find(other => other.id === into)
  const splits = ticked.length > 0 && ticked.length < all.length
  return (
    <section className="source-part">
      <div className="source-head">
        {mayAccept ? (
          <Button onClick={accept} loading={decide.pending}>
            {t('accept')} <KeyHint keys="A" />
          </Button>
        ) : null}
        {splits ? (
          <Button
            onClick={() =>
              decideOn(
                {
                  kind: 'apart',
                  caseIds: casesOf(ticked),
                  from: all.filter(id => !ticked.some(home => home.caseId === id)),
                },
                t('splitDone', { count: ticked.length }),
              )
            }
          >
            {t('split', { count: ticked.length })}
          </Button>
        ) : null}
        <Button onClick={() => show('name')}>{t('name')}</Button>
        {near.length > 0 ? <Button onClick={() => show('merge')}>{t('merge')}</Button> : null}
      </div>
      {form === undefined ? <ErrorNote error={decide.error} /> : null}
      {form === 'name' ? (
        <ActionForm
          title={t('name')}
          verb={t('nameVerb')}
          pending={decide.pending}
          error={decide.error}
          incomplete={kind === undefined}
          onSubmit={() => {
            if (kind)
              decideOn(
                { kind: 'named', caseIds: all, source: kind },
                t('named', { kind: word(sourceKindWords[kind]) }),
              )
          }}
          onCancel={() => show(undefined)}
        >
          <KeyChoice<SourceKind>
            first
            label={t('nameLabel')}
            value={kind}
            choices={sourceKinds.map(one => ({ value: one, text: word(sourceKindWords[one]) }))}
            onChange={setKind}
          />
        </ActionForm>
      ) : null}
      {form === 'merge' ? (
        <ActionForm
          title={t('merge')}
          verb={t('mergeVerb')}
          pending={decide.pending}
          error={decide.error}
          incomplete={target === undefined}
          onSubmit={() => {
            if (target)
              decideOn({ kind: 'together', caseIds: [...all, ...casesOf(target.homes)] }, t('merged'))
          }}
          onCancel={() => show(undefined)}
        >
          <KeyChoice
            first
            label={t('mergeWith')}
            value={into}
            choices={near.map(other => ({
              value: other.id,
              text: [other.buildingName, word(sourceKindWords[other.kind])].filter(Boolean).join(' · '),
              note: other.homes.map(home => home.unitNumber ?? home.number).join(comma()),
            }))}
            onChange={setInto}
          />
        </ActionForm>
      ) : null}
    </section>
  )
}
