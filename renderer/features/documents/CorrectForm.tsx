import { Button, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DocumentDetails, DocumentRow } from '../../../main/contract/documents.ts'
import { otherDocument } from '../../../main/contract/profile-documents.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { DetailFields, detailsOf } from './DetailFields.tsx'
import { texts } from './texts.ts'

const labelled = ['type', 'title', 'original', 'pages', 'shelf', 'dated', 'note'] as const

/** Says anew what a paper is. */
export function CorrectForm({ row, onClose }: { readonly row: DocumentRow; onClose(): void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const types = useQuery(trpc.documents.types.queryOptions(undefined, { staleTime: 60_000 }))
  const [details, setDetails] = useState(() => detailsOf(row))
  const [tried, setTried] = useState(false)
  const correct = useCommand(trpc.documents.correct, { onSuccess: onClose })
  const meanwhile = useMeanwhile({
    now: { ...detailsOf(row) },
    mine: { ...details },
    take: field =>
      setDetails(current => ({ ...current, [field]: detailsOf(row)[field as keyof DocumentDetails] })),
  })
  const labelOf = (field: string) => {
    const known = labelled.find(one => one === field)
    return known && t(known)
  }
  const say = (field: string, value: unknown) => {
    if (field === 'type') return types.data?.find(type => type.id === value)?.name[language] ?? t('other')
    return undefined
  }
  const titled = details.type === otherDocument
  return (
    <DeskForm
      className="filing"
      label={t('edit')}
      ctrlEnter
      onSubmit={() => {
        setTried(true)
        if (!titled || details.title.trim() !== '')
          correct.send({ documentId: row.id, details, base: meanwhile.base })
      }}
    >
      <Field label={t('type')}>
        {({ id }) => (
          <Select
            id={id}
            aria-label={t('type')}
            showSearch={{ optionFilterProp: 'label' }}
            value={details.type}
            options={[
              ...(types.data ?? []).map(type => ({ value: type.id, label: type.name[language] })),
              { value: otherDocument, label: t('other') },
            ]}
            onChange={type => setDetails({ ...details, type })}
          />
        )}
      </Field>
      <DetailFields details={details} titled={titled} tried={tried} onChange={setDetails} />
      <MeanwhileNote meanwhile={meanwhile} thing={row} label={labelOf} say={say} />
      <ErrorNote error={correct.error} />
      <div className="filing-row">
        <Button type="primary" htmlType="submit" loading={correct.pending}>
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </DeskForm>
  )
}
