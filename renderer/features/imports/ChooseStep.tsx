import { InboxOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ImportKind } from '../../../main/contract/imports.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { FileDrop } from '../cases/files/FileDrop.tsx'
import { History } from './History.tsx'
import { OwnColumns } from './OwnColumns.tsx'
import type { ImportControl } from './useImport.ts'
import { useImportTexts } from './useImportTexts.ts'

const pageOf: Readonly<Record<ImportKind, string>> = {
  owners: '/more/imports',
  cases: '/more/imports/cases',
  contracts: '/more/imports/contracts',
  contractors: '/more/imports/contractors',
}
const accepted = '.xlsx,.xlsm,.xls,.csv,.txt,.tsv'

/** Step one: drop a file, or look back at earlier imports. */
export function ChooseStep({
  control,
  said,
}: {
  readonly control: ImportControl
  readonly said: 'cancelled' | null
}) {
  const { kind } = control
  const t = useImportTexts(kind)
  const navigate = useNavigate()
  const trpc = useTRPC()
  const input = useRef<HTMLInputElement>(null)
  const [mapping, setMapping] = useState<string | null>(null)
  const mappings = useQuery(trpc.imports.mappings.queryOptions({ kind }))
  const take = (files: readonly File[]) => {
    const [file] = files
    if (file) control.choose(file, mapping)
  }
  const show = (wanted: ImportKind) => {
    const shown = navigate(pageOf[wanted])
    if (shown instanceof Promise) shown.catch(reportError)
  }
  useHotkey({ keys: 'N', label: t('keyChoose') }, () => input.current?.click())
  return (
    <div className="import-choose">
      {said === 'cancelled' ? <p role="status">{t('cancelled')}</p> : null}
      <Segmented<ImportKind>
        aria-label={t('kindChoice')}
        value={kind}
        onChange={show}
        options={[
          { value: 'owners', label: t('kind.owners') },
          { value: 'contracts', label: t('kind.contracts') },
          { value: 'contractors', label: t('kind.contractors') },
          { value: 'cases', label: t('kind.cases') },
        ]}
        className="import-kinds"
      />
      <FileDrop onFiles={take}>
        <div className="import-drop">
          <InboxOutlined className="import-drop-sign" aria-hidden="true" />
          <h2>{t('dropTitle')}</h2>
          <p className="desk-soft">{t('dropHint')}</p>
          <div className="import-drop-actions">
            <Button type="primary" onClick={() => input.current?.click()} autoFocus>
              {t('chooseFile')} <KeyHint keys="N" />
            </Button>
            {mappings.data && mappings.data.length > 0 ? (
              <Select
                aria-label={t('useMapping')}
                value={mapping ?? ''}
                onChange={name => setMapping(name === '' ? null : name)}
                options={[
                  { value: '', label: t('guess') },
                  ...mappings.data.map(one => ({ value: one.name, label: one.name })),
                ]}
                className="import-mapping-select"
              />
            ) : null}
          </div>
          <input
            ref={input}
            type="file"
            accept={accepted}
            hidden
            aria-label={t('chooseFile')}
            onChange={event => {
              take([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </div>
      </FileDrop>
      {kind === 'owners' && mappings.data ? <OwnColumns mappings={mappings.data} /> : null}
      <History />
    </div>
  )
}
