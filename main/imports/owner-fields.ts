/** The fields an owner file can fill, and the headings people use for them. */

type FieldRule = {
  /** Headings that mean this field beyond doubt, cleaned and without case. */
  exact: readonly string[]
  /** Headings that probably do. */
  like?: RegExp
  /** Headings that never do, whatever they look like. */
  never?: RegExp
}

const list = (text: string): readonly string[] => text.split(' ')

/** Spaces inside an English heading are written `_` here. */
export const ownerFieldRules = {
  project: {
    exact: list(
      '项目 项目名称 小区 小区名称 楼盘 楼盘名称 社区 项目全称 project estate community project_name',
    ),
    like: /^(?:所属|所在)?(?:项目|小区|楼盘)(?:名称?)?$/,
  },
  phase: {
    exact: list('分期 期数 期 区域 期别 项目分期 区 分区 组团 片区 地块 标段 苑区 phase zone'),
    like: /分期|期数|组团/,
  },
  building: {
    exact: list(
      '楼栋 楼栋号 楼号 栋 栋号 幢 幢号 座 座号 楼栋编号 栋数 楼座 楼座号 楼宇 建筑物名称 楼宇名称 楼栋名称 楼栋信息 建筑物 building block tower bldg building_no building_no. building_number block_no',
    ),
    like: /^(?:所属|所在)?(?:楼栋|栋号|楼号|幢号|楼宇|建筑物)(?:名称?|编号|号码?)?$/,
    never: /地址|别名|数/,
  },
  entrance: {
    exact: list('单元 单元号 单元编号 门 单元名称 梯 entrance stair staircase entrance_no section'),
    like: /^(?:所属|所在)?单元(?:名称?|编号|号码?)?$/,
    never: /房|室|数/,
  },
  floor: {
    exact: list('楼层 层 所在楼层 房屋楼层 层数 所在层 楼层号 floor level storey floor_no'),
    like: /^(?:所在|所属|房屋)?楼?层(?:号|次)?$/,
    never: /总|最高|地下|最大/,
  },
  unitNumber: {
    exact: list(
      '房号 房屋编号 房源 房屋 房产 房产编号 单元房号 户号 房屋号 房屋坐落 房屋信息 房源信息 房间全称 房屋全称 楼栋房号 门牌号 门牌 房屋名称 商铺号 铺号 商铺编号 车位号 车位编号 车位编码 车位名称 单元号房号 unit unit_no unit_no. unit_number apartment apt apt_no property flat unit_id house_no',
    ),
    like: /房号|房屋编[号码]|房源编?号?|门牌号|(?:车位|商铺|铺位)(?:编?号|编码|名称)|坐落/,
    never: /停车场|数量|费/,
  },
  room: {
    exact: list(
      '室 室号 房间 房间号 房间号码 房间编号 户室 户室号 房间名称 room room_no room_no. room_number door door_no',
    ),
    like: /^(?:房间|户室|室)(?:编?号码?|名称?)?$/,
    never: /数/,
  },
  unitKind: {
    exact: list(
      '房屋类型 房屋类别 物业类型 业态 产品类型 房屋性质 房屋用途 用途 车位类型 停车场类型 物业类别 产品业态 unit_kind property_type usage use',
    ),
    like: /(?:房屋|物业|产品|车位)(?:类型|类别|性质|用途|业态)/,
  },
  unitType: {
    exact: list(
      '户型 房屋户型 房型 户型名称 户型编号 户型图 户型结构 unit_type layout floor_plan type house_type',
    ),
    like: /户型|房型/,
  },
  contractArea: {
    exact: list(
      '建筑面积 面积 合同面积 销售面积 建面 预测面积 预测建筑面积 预售面积 合同建筑面积 产权面积 建筑面积m2 车位面积 商铺面积 房屋面积 area gross_area contract_area gfa building_area area_m2 area_sqm',
    ),
    like: /(?:建筑|合同|销售|预测|预售|产权)面积|建面/,
    never: /实测|套内|室内|公摊|差|单价|采暖|供暖|供热/,
  },
  measuredArea: {
    exact: list('实测面积 实测建筑面积 实测建面 实际面积 实测总面积 measured_area actual_area surveyed_area'),
    like: /实测.*面积|实际面积/,
    never: /套内|差|单价/,
  },
  innerArea: {
    exact: list('套内面积 室内面积 套内建筑面积 使用面积 net_area inner_area'),
    like: /(?:套内|室内|使用).*面积/,
    never: /差|单价/,
  },
  heatingArea: {
    exact: list('采暖面积 供暖面积 供热面积 收费面积 heating_area'),
    like: /(?:采暖|供暖|供热)面积/,
  },
  topFloor: { exact: list('顶层 是否顶层 顶楼 是否顶楼 top_floor'), like: /^是?否?顶[层楼]/ },
  basement: {
    exact: list('地下室 是否有地下室 带地下室 有无地下室 basement'),
    like: /^(?:是否|有无|带).*地下室/,
  },
  facade: {
    exact: list('外墙 临外墙 是否临外墙 是否外墙 facade outer_wall'),
    like: /^(?:是否|有无|临).*外墙/,
  },
  orientation: { exact: list('朝向 房屋朝向 orientation facing'), like: /朝向/ },
  ownerName: {
    exact: list(
      '业主 业主姓名 业主名称 姓名 客户姓名 客户名称 客户 产权人 产权人姓名 权利人 买受人 买受人姓名 购房人 购房人姓名 购房者 户主 户主姓名 房主 认购人 签约人 业主名 乙方 owner owner_name name customer customer_name buyer buyer_name purchaser full_name owners client client_name',
    ),
    like: /(?:业主|客户|产权人|权利人|买受人|购房人|购房者|户主|房主|认购人)(?:的)?(?:姓名|名称|名字|全名)?$/,
    never: /编号|类型|类别|电话|手机|证|性别|数量|地址|身份|年龄|生日|来源|等级|单位/,
  },
  coOwnerName: {
    exact: list(
      '共有人 共有人姓名 共有人名称 共同买受人 共同产权人 共同购房人 其他共有人 联名人 co-owner co_owner co-owners joint_owner second_owner',
    ),
    like: /^(?:其他)?共(?:有|同)\S{0,4}人(?:姓名|名称)?$/,
    never: /电话|手机|证|比例|份额|性别|数/,
  },
  ownerRole: {
    exact: list(
      '业主类型 业主类别 身份 人员类型 人员类别 客户类型 与业主关系 与户主关系 关系 客户身份 住户类型 住户身份 成员类型 角色 role relationship relation owner_type',
    ),
    like: /(?:业主|人员|客户|住户|成员)(?:类型|类别|身份)|关系$/,
    never: /证/,
  },
  ownerCode: {
    exact: list(
      '业主编号 客户编号 业主编码 客户编码 业主id 客户id 住户编号 会员编号 owner_code customer_no customer_id owner_id client_id',
    ),
    like: /(?:业主|客户|住户|会员)(?:编号|编码|代码|id)$/i,
  },
  phone: {
    exact: list(
      '电话 手机 手机号 手机号码 联系电话 联系方式 移动电话 业主电话 业主手机 业主手机号 业主手机号码 客户电话 客户手机 联系手机 电话号码 本人电话 业主联系方式 业主联系电话 联系电话1 电话1 手机1 手机号1 phone mobile tel telephone cell mobile_no mobile_phone phone_number contact phone_no contact_number tel. cellphone phone_1 mobile_number',
    ),
    like: /手机|电话|联系方式|mobile|phone|^tel\b/i,
    never: /紧急|费|卡|品牌|型号/,
  },
  phone2: {
    exact: list(
      '备用电话 其他电话 其它电话 联系电话2 电话2 手机2 手机号2 第二电话 固定电话 座机 固话 家庭电话 宅电 办公电话 住宅电话 备用联系方式 其他联系方式 紧急联系电话 紧急电话 第二联系电话 联系方式2 phone2 phone_2 landline home_phone work_phone other_phone alternative_phone mobile_2',
    ),
    like: /(?:备用|其[他它]|第二|固定|家庭|办公|紧急).*(?:电话|手机|联系方式)|(?:电话|手机号?|联系方式)[2二]$/,
  },
  idType: {
    exact: list('证件类型 证件名称 证件种类 证件类别 id_type document_type certificate_type'),
    like: /证件(?:类型|种类|类别|名称)/,
  },
  idDocument: {
    exact: list(
      '身份证 身份证号 身份证号码 证件号 证件号码 业主身份证 业主身份证号 业主身份证号码 客户证件号码 客户身份证号 证件编号 身份证件号码 证照号码 id id_no id_no. id_number id_card id_document passport passport_no identity identity_no national_id document_number',
    ),
    like: /身份证|证件号|证照号|^id(?:_|\s)?(?:no|num|card)/i,
    never: /类型|地址|复印|扫描|有效/,
  },
  gender: { exact: list('性别 业主性别 客户性别 gender sex'), like: /性别/ },
  birthday: {
    exact: list(
      '生日 出生日期 出生年月 出生年月日 业主生日 客户生日 birthday date_of_birth dob birth_date birthdate',
    ),
    like: /生日|出生/,
    never: /地/,
  },
  mailingAddress: {
    exact: list(
      '通讯地址 通信地址 邮寄地址 联系地址 家庭地址 居住地址 现住址 住址 户籍地址 身份证地址 业主地址 客户地址 邮寄住址 地址 联系住址 mailing_address address postal_address home_address contact_address',
    ),
    like: /(?:通[讯信]|邮寄|联系|家庭|居住|户籍|客户|业主).*(?:地址|住址)|住址/,
    never: /邮箱|电子|mail$/i,
  },
  contractNumber: {
    exact: list(
      '合同编号 合同号 合同号码 购房合同号 购房合同编号 商品房合同编号 网签合同号 备案号 合同备案号 网签编号 contract contract_no contract_no. contract_number agreement_no',
    ),
    like: /合同(?:编?号|备案号)|网签(?:编?号)/,
  },
  contractDate: {
    exact: list(
      '签约日期 签约时间 合同日期 签订日期 签约日 合同签订日期 合同签署日期 购房日期 网签日期 网签时间 认购日期 合同签订时间 contract_date signing_date date_signed signed sign_date purchase_date',
    ),
    like: /(?:签约|签订|签署|网签|合同|购房|购买).*(?:日期|时间|日)$/,
    never: /交付|交房|到期|备案|结束|截止/,
  },
  price: {
    exact: list(
      '总价 合同总价 房屋总价 成交总价 合同金额 成交价 房款 总房款 合同总价款 成交金额 房屋总款 price total_price contract_price purchase_price',
    ),
    like: /(?:合同|成交|房屋)(?:总价|金额|总价款)|总房款|总价/,
    never: /单价|差|已付|已收|未/,
  },
  paid: {
    exact: list(
      '已付款 已付金额 实收金额 已收款 已交款 已付房款 已收房款 实收房款 累计已付 paid amount_paid paid_amount',
    ),
    like: /已(?:付|收|交)(?:房?款|金额)/,
    never: /未|日期|时间/,
  },
  paymentMethod: {
    exact: list('付款方式 支付方式 按揭方式 贷款方式 payment_method payment'),
    like: /(?:付款|支付|按揭|贷款)方式/,
  },
  deliveryDate: {
    exact: list(
      '合同交付日期 约定交付日期 合同交房日期 约定交房日期 交付期限 合同约定交付日期 合同约定交房时间 合同交房时间 承诺交房日期 promised_delivery_date delivery_date due_date contract_delivery_date',
    ),
    like: /(?:合同|约定|承诺|计划|应).*交(?:付|房|楼).*(?:日期|时间|日|期限)/,
  },
  handoverDate: {
    exact: list(
      '交付日期 交房日期 交房时间 收房日期 收房时间 收楼日期 入住日期 入住时间 入伙日期 入伙时间 交楼日期 交付时间 实际交付日期 实际交房日期 接房日期 交楼时间 领钥匙日期 handover handover_date move-in_date move_in_date delivered',
    ),
    like: /(?:交付|交房|收房|收楼|入住|入伙|交楼|接房|领房).*(?:日期|时间|日)$/,
    never: /合同|约定|承诺|计划|应交|截止/,
  },
  tier: {
    exact: list('客户等级 业主等级 客户级别 业主级别 客户分类 会员等级 tier level_of_customer grade class'),
    like: /(?:客户|业主|会员)(?:等级|级别|分级)/,
  },
  note: {
    exact: list(
      '备注 说明 备注信息 其他 特殊要求 特殊说明 客户备注 业主备注 摘要 remark remarks note notes comment comments',
    ),
    like: /备注|remark|comment/i,
  },
} as const satisfies Readonly<Record<string, FieldRule>>

export type OwnerField = keyof typeof ownerFieldRules

export const ownerFields = Object.keys(ownerFieldRules).filter(
  (name): name is OwnerField => name in ownerFieldRules,
)

/** Headings of money, meters and counts that look like something else. */
const alwaysForeign = /数量|套数|户数|人数|费用|物业费|单价|租金|车牌|品牌|颜色|计费|收费|缴费|公式|标识|周期/

function comparable(heading: string): string {
  return heading.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, '_')
}

/** How surely a cleaned heading means the field, 0 to 1. */
export function headingScore(heading: string, field: OwnerField): number {
  const rule: FieldRule = ownerFieldRules[field]
  const text = comparable(heading)
  if (text === '') return 0
  if (rule.exact.includes(text)) return 1
  if (rule.never?.test(text) || (alwaysForeign.test(text) && field !== 'note')) return 0
  if (rule.like?.test(text)) return 0.8
  // A group heading in front: 业主信息/电话.
  const slash = heading.lastIndexOf('/')
  return slash > 0 ? headingScore(heading.slice(slash + 1), field) * 0.95 : 0
}

/** True where some field claims the heading: what finds the heading row. */
export function knowsOwnerHeading(heading: string): boolean {
  return ownerFields.some(field => headingScore(heading, field) >= 0.8)
}
