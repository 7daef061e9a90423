import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { contractorFits, tradeWords } from '../../../main/contract/contractor-words.ts'
import type { ContractorRow } from '../../../main/contract/contractors.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { LeaksTabs } from '../leaks/LeaksTabs.tsx'
import { commonTexts } from '../registers/common-texts.ts'
import { RegisterPage } from '../registers/RegisterPage.tsx'
import { wholeList } from '../registers/RegisterPanes.tsx'
import { searchWords } from '../registers/seen.ts'
import { ContractorForm } from './ContractorForm.tsx'
import { ContractorPanel } from './ContractorPanel.tsx'
import { ContractorTabs } from './ContractorTabs.tsx'
import './contractors.css'
import { texts } from './texts.ts'

const Address = z.object({ contractor: z.union([Id, z.literal('new')]).optional() })

/** Who builds and mends: people there, what they built, when they come. */
export function ContractorsPage() {
  const t = useTexts(texts)
  const common = useTexts(commonTexts)
  const language = useLanguage()
  const may = useMay()
  const [{ contractor }, change] = useAddress(Address)
  const [text, setText] = useState('')
  const found = useQuery(useTRPC().contractors.list.queryOptions())
  const edits = may('contractor.edit')
  const navigate = useNavigate()
  const toImport = () => {
    const shown = navigate('/more/imports/contractors')
    if (shown instanceof Promise) shown.catch(reportError)
  }
  const open = (id: string) => change({ contractor: id })
  const rows = (found.data ?? []).filter(row => contractorFits(row, language, text))
  const chosen = found.data?.find(row => row.id === contractor)
  return (
    <RegisterPage
      title={t('title')}
      aside={
        <>
          <LeaksTabs />
          <div className="contractor-aside">
            <ContractorTabs />
            <Input.Search
              allowClear
              aria-label={t('search')}
              placeholder={t('search')}
              style={{ width: 240 }}
              value={text}
              onChange={event => setText(event.target.value)}
            />
            {may('import.run') ? <Button onClick={toImport}>{t('importFile')}</Button> : null}
          </div>
        </>
      }
      seen={{
        list: { list: 'contractors', text },
        title: t('export'),
        words: searchWords(common('searched'), text),
      }}
      add={{ label: t('add') }}
      mayAdd={edits}
      list={wholeList(found, rows)}
      chosen={contractor}
      onChoose={open}
      renderRow={row => <ContractorLine row={row} />}
      empty={text.trim() === '' ? t('empty') : common('nothingFits')}
      narrowed={text.trim() !== ''}
      choose={t('choose')}
      detail={
        contractor === 'new' && edits ? (
          <ContractorForm onDone={open} onCancel={() => open('')} />
        ) : chosen ? (
          <ContractorPanel key={chosen.id} contractorId={chosen.id} onClose={() => open('')} />
        ) : null
      }
    />
  )
}

function ContractorLine({ row }: { readonly row: ContractorRow }) {
  const t = useTexts(texts)
  const word = useWord()
  return (
    <div className="reg-line">
      <span className="reg-head">
        <strong>{row.name}</strong>
        {row.retired ? (
          <StateTag tone="off">{t('retired')}</StateTag>
        ) : row.onCall === null ? null : (
          <StateTag tone={row.onCall === 'confirmed' ? 'done' : 'dueSoon'}>{t(row.onCall)}</StateTag>
        )}
      </span>
      <span className="desk-soft">
        {[
          ...row.trades.map(trade => word(tradeWords[trade])),
          ...(row.works > 0 ? [t('worksCount', { count: row.works })] : []),
        ].join(' · ')}
      </span>
    </div>
  )
}
