import { useMutation } from '@tanstack/react-query'
import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { SavedMapping } from '../../../main/contract/import-mappings.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { ownColumnsTexts } from './own-columns-texts.ts'

/** Saved mappings work outward too: what is here, as the system wants it that the files came from. */
export function OwnColumns({ mappings }: { readonly mappings: readonly SavedMapping[] }) {
  const t = useTexts(ownColumnsTexts)
  const trpc = useTRPC()
  const may = useMay()
  const start = useMutation(trpc.reports.ownColumns.mutationOptions())
  const [chosen, setChosen] = useState<string>()
  const [full, setFull] = useState(false)
  const mappingId = chosen ?? mappings[0]?.id
  if (mappingId === undefined || !may('export.run')) return null
  return (
    <section className="import-outward" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className="desk-soft">{t('hint')}</p>
      <div className="import-outward-line">
        <Select
          aria-label={t('mapping')}
          className="import-mapping-select"
          value={mappingId}
          options={mappings.map(one => ({ value: one.id, label: one.name }))}
          onChange={setChosen}
        />
        {may('person.copy') ? (
          <Checkbox checked={full} onChange={event => setFull(event.target.checked)}>
            {t('full')}
          </Checkbox>
        ) : (
          <span className="desk-soft">{t('masked')}</span>
        )}
        <ExportMenu
          formats={['xlsx']}
          start={(_, language) => start.mutateAsync({ mappingId, full, language })}
        />
      </div>
    </section>
  )
}
