import { useQuery } from '@tanstack/react-query'
import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import { estateRecordKinds, estateRecordWords } from '../../../../main/contract/estate-records.ts'
import { type Outputs, useCommand, useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { ConfirmPopover } from '../../../components/ConfirmPopover.tsx'
import { DateField } from '../../../components/date/DateField.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { StrokeNote } from '../../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../../components/meanwhile/useStroke.ts'
import { Field } from '../../../components/Field.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { useWord } from '../../cases/words.ts'
import '../form.css'
import { recordTexts } from './record-texts.ts'
import { RecordForm } from './RecordForm.tsx'

type NodeFile = Outputs['estate']['node']

interface NodeDrawerProps {
  readonly node: { readonly id: string; readonly name: string }
  onClose(): void
}

/** What is kept about a project, phase or building: facilities, pipe-run drawings, repairs, the owners' committee. */
export function NodeDrawer({ node, onClose }: NodeDrawerProps) {
  const t = useTexts(recordTexts)
  const trpc = useTRPC()
  const found = useQuery(trpc.estate.node.queryOptions({ nodeId: node.id }))
  return (
    <Drawer open size={520} title={t('title', { name: node.name })} onClose={onClose}>
      {found.isError ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={6} /> : null}
      {found.data ? <Content file={found.data} /> : null}
    </Drawer>
  )
}

function Content({ file }: { readonly file: NodeFile }) {
  const t = useTexts(recordTexts)
  const word = useWord()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  return (
    <div className="owner-form">
      {file.kind === 'project' || file.kind === 'phase' ? <Committee file={file} /> : null}
      {file.records.length === 0 ? <p className="desk-soft">{t('none')}</p> : null}
      {estateRecordKinds.map(kind => {
        const records = file.records.filter(one => one.kind === kind)
        return records.length === 0 ? null : (
          <section key={kind} className="node-records">
            <h3>{word(estateRecordWords[kind])}</h3>
            <ul>
              {records.map(record => (
                <RecordLine key={record.id} record={record} />
              ))}
            </ul>
          </section>
        )
      })}
      {!may('estate.edit') ? null : adding ? (
        <RecordForm nodeId={file.id} onDone={() => setAdding(false)} />
      ) : (
        <Button onClick={() => setAdding(true)}>{t('add')}</Button>
      )}
    </div>
  )
}

function RecordLine({ record }: { readonly record: NodeFile['records'][number] }) {
  const t = useTexts(recordTexts)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const { message } = App.useApp()
  const remove = useCommand(trpc.estate.removeRecord, {
    onSuccess: () => message.success(t('removed')),
    onError: error => message.error(errorText(error, language)),
  })
  const name = record.title ?? t('erased')
  return (
    <li>
      <b>{name}</b>
      <span className="desk-soft desk-figures">
        {[
          ...(record.on === null ? [] : [record.on]),
          ...(record.own ? [] : [t('of', { name: record.placeName })]),
          ...(record.byName === null ? [] : [record.byName]),
        ].join(' · ')}
      </span>
      {record.hash === null ? null : (
        <a href={`/files/${record.hash}`} target="_blank" rel="noreferrer">
          {record.fileName ?? t('open')}
        </a>
      )}
      {record.own && may('estate.edit') ? (
        <ConfirmPopover
          question={t('removeAsk', { name })}
          verb={t('remove')}
          danger
          onConfirm={() => remove.send({ recordId: record.id })}
        >
          <Button size="small" type="link" danger>
            {t('remove')}
          </Button>
        </ConfirmPopover>
      ) : null}
      {record.note === null ? null : <p>{record.note}</p>}
    </li>
  )
}

/** The day the owners formed their committee. */
function Committee({ file }: { readonly file: NodeFile }) {
  const t = useTexts(recordTexts)
  const trpc = useTRPC()
  const may = useMay()
  const { message } = App.useApp()
  const [typed, setDay] = useState<string>()
  const day = typed ?? file.committeeOn ?? ''
  const save = useCommand(trpc.estate.setCommittee, {
    onSuccess: () => {
      setDay(undefined)
      message.success(t('saved'))
    },
  })
  const stroke = useStroke(save, {
    now: { on: file.committeeOn },
    open: typed !== undefined,
    onTake: () => setDay(undefined),
  })
  if (!may('estate.edit')) {
    return (
      <p>
        {t('committee')} <b className="desk-figures">{file.committeeOn ?? t('committeeNone')}</b>
      </p>
    )
  }
  const changed = day !== (file.committeeOn ?? '')
  return (
    <>
      <Field label={t('committee')}>
        {control => <DateField {...control} value={day} onChange={setDay} />}
      </Field>
      {changed ? (
        <Button loading={save.pending} onClick={() => stroke.send({ nodeId: file.id, on: day || null })}>
          {t('save')}
        </Button>
      ) : null}
      <StrokeNote stroke={stroke} thing={file} label={() => t('committee')} />
    </>
  )
}
