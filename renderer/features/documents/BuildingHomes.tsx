import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useNavigate } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { comma, useLanguage, useTexts } from '../../app/i18n.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { texts } from './texts.ts'

interface BuildingHomesProps {
  readonly buildingId: string
  readonly onlyMissing: boolean
  setOnlyMissing(only: boolean): void
}

/** The homes of a building, each with what its file lacks; Enter opens the file. */
export function BuildingHomes({ buildingId, onlyMissing, setOnlyMissing }: BuildingHomesProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const navigate = useNavigate()
  const found = useQuery(trpc.documents.building.queryOptions({ buildingId }))
  const types = useQuery(trpc.documents.types.queryOptions(undefined, { staleTime: 60_000 }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={8} />
  const nameOf = new Map(types.data?.map(({ id, name }) => [id, name[language]]))
  const homes = onlyMissing ? found.data.filter(({ missing }) => missing.length > 0) : found.data
  const open = (unitId: string) => {
    Promise.resolve(navigate(`/units/${unitId}?tab=documents`)).catch(reportError)
  }
  return (
    <>
      <Checkbox checked={onlyMissing} onChange={event => setOnlyMissing(event.target.checked)}>
        {t('onlyMissing')}
      </Checkbox>
      <div className="completeness-homes">
        <VirtualList
          items={homes}
          keyOf={({ unitId }) => unitId}
          label={t('unit')}
          rowHeight={48}
          onSelect={({ unitId }) => open(unitId)}
          onOpen={({ unitId }) => open(unitId)}
          pageKeys={false}
          render={({ number, required, present, missing }) => (
            <div className="scan-line">
              <span>
                <strong className="desk-figures">{number}</strong>{' '}
                <span className="desk-soft desk-figures">
                  {required === 0 ? t('nothingNeeded') : t('presentOf', { present, required })}
                </span>
              </span>
              {missing.length === 0 ? null : (
                <span>
                  {t('missing')}
                  {language === 'zh' ? '：' : ': '}
                  {missing.map(id => nameOf.get(id) ?? id).join(comma())}
                </span>
              )}
            </div>
          )}
        />
      </div>
    </>
  )
}
