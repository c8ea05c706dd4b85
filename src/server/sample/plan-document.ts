import { addDays, dayOf, monthOf, yearOf, type CalendarDate } from '../common/calendar-date.js';

/** The dates that the sample document names; everything else in it is the same every year. */
export interface SampleDates {
  issuedOn: CalendarDate;
  responsibilityList: CalendarDate;
  winterRoads: CalendarDate;
  bridges: CalendarDate;
  busLanes: CalendarDate;
  ferryTerminal: CalendarDate;
  permitsOnline: CalendarDate;
  ruralRoads: CalendarDate;
  overloadStation: CalendarDate;
  dataPlatform: CalendarDate;
  ringRoad: CalendarDate;
  safetyCampaign: CalendarDate;
}

/** Days from `today`: long done, just late, near, and far, so that every light has its task. */
const OFFSETS: Record<keyof SampleDates, number> = {
  issuedOn: -300,
  responsibilityList: -255,
  winterRoads: -210,
  bridges: -150,
  busLanes: -90,
  ferryTerminal: -45,
  permitsOnline: -16,
  ruralRoads: -5,
  overloadStation: 2,
  dataPlatform: 18,
  ringRoad: 40,
  safetyCampaign: 60,
};

/** The dates of a document whose year is running today. */
export const sampleDates = (today: CalendarDate): SampleDates =>
  Object.fromEntries(
    Object.entries(OFFSETS).map(([name, days]) => [name, addDays(today, days)]),
  ) as unknown as SampleDates;

const inWords = (date: CalendarDate): string => `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日`;

/**
 * The yearly plan of a fictional bureau (`seeds/organisation/sample.json` holds its units), in the form offices write:
 * chapters, numbered tasks, the units in brackets at the end, clocks in the sentences. Plain text, to be imported like any
 * other file.
 */
export function samplePlanDocument(dates: SampleDates): string {
  const year = yearOf(dates.issuedOn);
  const by = (date: CalendarDate): string => `${inWords(date)}前`;
  return `云陵市交通运输局文件
云交发〔${year}〕12号

云陵市交通运输局${year}年重点工作实施方案

局机关各处室、局直各单位:
为落实《云陵市人民政府${year}年重点工作任务分工方案》(云政发〔${year}〕3号),把全年交通运输重点工作分解到事、明确到岗,结合我局实际,制定本方案。
一、总体要求
(一)工作思路。把群众出行方便不方便作为衡量工作的尺子,一手抓项目建设和路网养护,一手抓运输服务和安全监管,用公开透明的办法推动各项工作。
(二)基本原则。事项要少而实,一件事由一个处室牵头到底;时限要写清楚,说到的按期做到;结果要能查验,办完的拿得出凭据。
(三)年度目标。经过一年努力,市域路网更加顺畅,公交出行更加便捷,办事环节进一步压减,安全形势保持平稳。
二、主要任务
(一)加快路网建设
1.推进城市北环快速路建设。${by(dates.ringRoad)}完成主线桥梁架设和路面摊铺,具备通车条件。(局建设管理处牵头,市公路事业发展中心、市交通工程质量监督站配合)
2.实施危旧桥梁改造。对排查出的十二座危旧桥梁逐座制定方案,${by(dates.bridges)}全部完成加固或者重建。(局公路管理处牵头,市公路事业发展中心、市农村公路服务中心分别负责)
3.提升农村公路通达水平。新建改建农村公路六十公里,打通断头路,${by(dates.ruralRoads)}完成交工验收。(局公路管理处牵头,市农村公路服务中心负责)
4.做好重大项目前期工作。建立项目储备库,每季度更新一次项目进展,成熟一个申报一个。(局综合规划处牵头,局建设管理处、局财务审计处配合)
5.严格工程质量监督。对在建项目开展质量安全抽查,每月不少于1次,抽查结果向社会公布。(市交通工程质量监督站牵头,局建设管理处配合)
(二)改善出行服务
1.优化公交线网。调整重复线路,新辟社区微循环线路,${by(dates.busLanes)}建成三条公交专用道。(局运输管理处牵头,市城市公交事务中心负责)
2.完成水上客运码头改造。${by(dates.ferryTerminal)}完成南湖客运码头无障碍改造和候船设施更新。(市港航事业发展中心牵头,局运输管理处、局安全监督处配合)
3.保障重要时段运输。节假日前研判客流,组织运力,做好旅客疏运和应急保障。(局运输管理处牵头,市道路运输事业发展中心、市城市公交事务中心分别负责)
4.做好冬春季公路养护保通。储备除雪融冰物资,${by(dates.winterRoads)}完成路面病害集中修复。(市公路事业发展中心牵头,市农村公路服务中心配合)
5.规范出租汽车和网约车服务。每半年开展一次服务质量测评,测评结果与经营许可挂钩。(局运输管理处、市道路运输事业发展中心牵头)
(三)深化政务服务
1.公开权责事项。${by(dates.responsibilityList)}完成权力清单、责任清单的梳理公布;此后清单调整后10个工作日内将调整情况向社会公布。(局政策法规处、局人事教育处牵头,局办公室配合)
2.推行许可事项网上办理。${by(dates.permitsOnline)}实现许可事项全程网办,同步更新办事指南。(局行政审批处牵头,市交通信息中心配合)
3.及时更新办事指南。办事条件变化后1个工作日内更新窗口和网站的办事指南,防止群众空跑。(局行政审批处牵头,局机关各处室、局直各单位分别负责)
4.做好政策解读。出台的规范性文件公开后3个工作日内发布解读材料,采用图表、问答等群众看得懂的形式。(局政策法规处牵头,局办公室配合,局机关各处室分别负责)
5.办好建议提案。承办的人大代表建议和政协委员提案按规定期限答复,答复前与代表委员沟通。(局办公室牵头,局机关各处室分别负责)
6.畅通咨询投诉渠道。统一受理服务热线、网站留言,每月汇总分析一次群众反映集中的问题。(局办公室牵头,市交通信息中心配合)
(四)加强安全监管
1.压实企业安全责任。与重点运输企业逐户签订安全责任书,建立隐患台账,整改一件销号一件。(局安全监督处牵头,市道路运输事业发展中心、市港航事业发展中心分别负责)
2.开展安全生产集中整治。对客运、危货运输、水上交通和在建工地开展集中整治,${by(dates.safetyCampaign)}完成总结评估。(局安全监督处牵头,局直各单位分别负责)
3.完善突发事件应对。修订应急预案,每年组织应急演练不少于2次;重大突发事件发生后24小时内召开新闻发布会,通报处置进展。(局安全监督处、局办公室牵头,局相关单位配合)
4.强化路面执法。严查非法营运和超限超载,${by(dates.overloadStation)}完成东郊治超站的升级并投入使用。(市交通运输综合行政执法支队牵头,市公路事业发展中心配合)
5.规范执法行为。全面公示执法依据、流程和结果,每季度开展一次案卷评查。(局政策法规处牵头,市交通运输综合行政执法支队负责)
(五)推进数字交通
1.建设行业数据平台。整合路网、客运、执法数据,${by(dates.dataPlatform)}完成平台一期上线。(局科技信息处牵头,市交通信息中心负责)
2.管好用好局门户网站。栏目内容有人审、有人管,链接和错别字检查长期坚持。(局办公室牵头,市交通信息中心配合)
3.落实网络安全要求。开展信息系统等级测评和漏洞整改,守住数据安全底线。(局科技信息处牵头,市交通信息中心、局直各单位分别负责)
(六)夯实工作基础
1.管好用好项目资金。加强预算执行监督,每季度公布一次重点项目资金拨付情况。(局财务审计处牵头,局建设管理处、局公路管理处配合)
2.加强干部职工培训。围绕法规、安全、服务三个主题组织轮训,3年内轮训一遍。(局人事教育处牵头,局机关党委配合)
3.改进工作作风。深入工地、站场和企业听取意见,推动解决实际困难。(局机关党委牵头,局机关各处室分别负责)
4.做好年度工作总结。对照本方案逐项梳理完成情况,总结经验、查找不足,提出下一年度工作思路。
三、保障措施
(一)明确责任。各牵头单位要主动牵总、细化措施,配合单位要积极支持、密切协同,不得推诿。
(二)按时报告。各牵头单位应当按月向局办公室报告进展、问题和下一步打算,由局办公室汇总后报局领导。
(三)跟踪督办。局办公室建立督办台账,对临期事项提醒,对逾期事项催办,结果纳入年度考核。

云陵市交通运输局
${inWords(dates.issuedOn)}
`;
}
