import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Input, Select } from 'antd'
import { z } from 'zod'
import { caseKinds } from '../../../main/contract/cases.ts'
import { AnswerFilter, type AnswerRow, answerStates } from '../../../main/contract/knowledge.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { errorText, useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { CategorySelect } from '../cases/CategorySelect.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { AnswerPanel } from './AnswerPanel.tsx'
import { AnswerStateTag } from './AnswerStateTag.tsx'
import '../../components/two-panes.css'
import './knowledge.css'
import { texts } from './texts.ts'
import { useCategoryNames } from './useCategoryNames.ts'
import { useKindText } from '../cases/useProfile.ts'

/** `answer` is the one that is shown; `new` opens the form. */
const Address = AnswerFilter.extend({ answer: z.union([Id, z.literal('new')]).optional() })

/** Standard answers: the list at the left, one with its versions at the right. */
export function AnswersPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const [{ answer, ...filter }, change] = useAddress(Address)
  const list = useQuery(trpc.knowledge.answers.queryOptions(filter, { placeholderData: last => last }))
  const start = useMutation(trpc.reports.ledger.mutationOptions())
  const adopt = useAdoptExamples()
  const writes = may('answer.write')
  useHotkey({ keys: 'N', label: t('keyNew'), disabled: !writes }, () => change({ answer: 'new' }))
  const rows = list.data?.rows ?? []
  const examples = list.data?.examples ?? 0
  const narrowed = Object.values(filter).some(value => value !== undefined)
  const select = (row: AnswerRow) => change({ answer: row.id })
  const adoptButton =
    writes && examples > 0 ? (
      <Button loading={adopt.pending} onClick={adopt.run}>
        {t('adopt', { count: examples })}
      </Button>
    ) : null
  const actions = (
    <>
      {rows.length > 0 ? adoptButton : null}
      {may('export.run') ? (
        <ExportMenu
          start={(format, language) =>
            start.mutateAsync({
              ledger: 'answers',
              filter: { state: filter.state, category: filter.category },
              format,
              language,
              title: t('exportTitle'),
            })
          }
        />
      ) : null}
      {writes ? (
        <Button type="primary" onClick={() => change({ answer: 'new' })}>
          {t('add')} <KeyHint keys="N" />
        </Button>
      ) : null}
    </>
  )
  return (
    <Page title={t('title')} actions={actions} aside={<Filters filter={filter} change={change} />} fill>
      <div className={answer === undefined ? 'two-panes' : 'two-panes two-panes-open'}>
        <div className="two-panes-list">
          {list.error && !list.data ? <ErrorState error={list.error} retry={list.refetch} /> : null}
          {list.isPending ? <Loading rows={10} rowHeight={56} /> : null}
          {list.data && rows.length === 0 ? (
            <EmptyState
              text={t(narrowed ? 'emptyFiltered' : 'empty')}
              action={narrowed ? null : adoptButton}
            />
          ) : null}
          {rows.length > 0 ? (
            <VirtualList
              items={rows}
              keyOf={row => row.id}
              label={t('title')}
              rowHeight={56}
              selected={answer}
              onSelect={select}
              onOpen={select}
              keyLabels={{ next: t('next'), previous: t('previous') }}
              render={row => <AnswerLine row={row} />}
            />
          ) : null}
        </div>
        <div className="two-panes-detail">
          {answer === undefined ? <p className="two-panes-choose">{t('choose')}</p> : null}
          {answer === 'new' && writes ? (
            <AnswerForm
              onDone={saved => change({ answer: saved })}
              onCancel={() => change({ answer: undefined })}
            />
          ) : null}
          {answer !== undefined && answer !== 'new' ? (
            <AnswerPanel key={answer} answerId={answer} onClose={() => change({ answer: undefined })} />
          ) : null}
        </div>
      </div>
    </Page>
  )
}

/** Takes the profile's examples over in the language of the screen. */
function useAdoptExamples() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const language = useLanguage()
  const { message } = App.useApp()
  const adopt = useCommand(trpc.knowledge.adoptExamples, {
    onSuccess: ({ adopted }) => {
      message.success(t('adopted', { count: adopted }))
    },
    onError: error => {
      message.error(errorText(error, language))
    },
  })
  return { run: () => adopt.send({ language }), pending: adopt.pending }
}

interface FiltersProps {
  readonly filter: AnswerFilter
  change(changes: Readonly<Record<string, string | undefined>>): void
}

function Filters({ filter, change }: FiltersProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  return (
    <div className="answer-filters" role="group" aria-label={t('filters')}>
      <Select
        allowClear
        aria-label={t('allStates')}
        placeholder={t('allStates')}
        className="answer-filter"
        value={filter.state ?? null}
        options={answerStates.map(state => ({ value: state, label: t(`state.${state}`) }))}
        onChange={state => change({ state: state ?? undefined })}
      />
      <Select
        allowClear
        aria-label={t('kind')}
        placeholder={t('kind')}
        className="answer-filter"
        value={filter.kind ?? null}
        options={caseKinds.map(kind => ({ value: kind, label: kindText(kind) }))}
        onChange={kind => change({ kind: kind ?? undefined })}
      />
      <CategorySelect
        byId
        value={filter.category === undefined ? [] : [filter.category]}
        onChange={path => change({ category: path.at(-1) })}
      />
      <Input.Search
        allowClear
        className="answer-search"
        aria-label={t('search')}
        placeholder={t('search')}
        defaultValue={filter.text}
        onSearch={text => change({ text: text.trim() })}
      />
    </div>
  )
}

function AnswerLine({ row }: { readonly row: AnswerRow }) {
  const t = useTexts(texts)
  const categories = useCategoryNames()
  const { shown } = row
  return (
    <div className="answer-line">
      <span className="answer-line-head">
        <strong>{shown.question}</strong>
        {row.draft && row.state !== 'draft' ? <span className="desk-soft">{t('hasDraft')}</span> : null}
        <AnswerStateTag state={row.state} />
      </span>
      <span className="answer-line-text desk-soft">
        {row.example
          ? t('example')
          : [categories(shown.categories), shown.answer].filter(part => part !== '').join(' · ')}
      </span>
    </div>
  )
}
