/**
 * Where readers come from, by host. One source a line: `Platform | pattern pattern …`, where a pattern is
 * - `host`: this host (a leading `www.` never counts),
 * - `.domain`: the domain and everything under it,
 * - `name.*`: this name under any public suffix, such as `google.*` for google.com.vn.
 * Hosts of Android apps are package names, as in `android-app://org.telegram.messenger/`.
 *
 * Foreign search engines, social networks and AI assistants: facts from Matomo's lists (CC0), those that are still
 * alive. Vietnamese sources, aggregators, messengers and mail: our own collection. Change a line and raise
 * RULE_VERSION.
 */
export type Channel =
  | 'direct'
  | 'internal'
  | 'search'
  | 'social'
  | 'messaging'
  | 'aggregator'
  | 'newsletter'
  | 'campaign'
  | 'ai_assistant'
  | 'other';

export type PlatformOrigin = 'domestic' | 'foreign';

export interface SourceTable {
  channel: Channel;
  origin: PlatformOrigin;
  lines: string;
}

export const SOURCE_TABLES: readonly SourceTable[] = [
  {
    channel: 'search',
    origin: 'domestic',
    lines: `
Cốc Cốc | .coccoc.com com.coccoc.trinhduyet
Laban | .laban.vn`,
  },
  {
    channel: 'social',
    origin: 'domestic',
    lines: `
Gapo | .gapo.vn .gapo.com.vn
Hahalolo | .hahalolo.com
Linkhay | .linkhay.com
Lotus | .lotus.vn
Otofun | .otofun.net
Spiderum | .spiderum.com
Tinh tế | .tinhte.vn
VCNet | .vcnet.vn
VOZ | .voz.vn
Webtretho | .webtretho.com`,
  },
  {
    channel: 'messaging',
    origin: 'domestic',
    lines: `
Mocha | .mocha.com.vn .mocha.vn
Zalo | .zalo.me .zaloapp.com .zalo.ai com.zing.zalo`,
  },
  {
    channel: 'aggregator',
    origin: 'domestic',
    lines: `
Báo Mới | .baomoi.com com.epi
Đọc Báo | .docbao.vn
FPT Play | .fptplay.vn .fptplay.net
MyTV | .mytv.com.vn .mytv.vn
Tin Mới | .tinmoi.vn
TV360 | .tv360.vn
VieON | .vieon.vn
VTC Now | .vtcnow.vn .now.vtc.vn
VTVgo | .vtvgo.vn
Zing | .zing.vn`,
  },
  {
    channel: 'newsletter',
    origin: 'domestic',
    lines: `
Zing Mail | mail.zing.vn`,
  },
  {
    channel: 'other',
    origin: 'domestic',
    lines: `
MoMo | .momo.vn com.mservice.momotransfer
Viettel | .viettel.vn .viettel.com.vn
Znews | .znews.vn .zingnews.vn`,
  },
  {
    channel: 'search',
    origin: 'foreign',
    lines: `
360 Search | so.com .so.com so.360.cn sou.com
AOL | search.aol.com search.aol.co.uk search.aol.it aolsearch.aol.com
Ask | ask.com .ask.com ask.co.uk
Avast Search | search.avast.com
Avira SafeSearch | search.avira.com search.avira.net safesearch.avira.com
Baidu | baidu.com www1.baidu.com m.baidu.com zhidao.baidu.com baidu.co.th
Bing | bing.com .bing.com cc.bingj.com
Brave Search | search.brave.com
Centrum | search.centrum.cz
Daum | search.daum.net m.search.daum.net
Dogpile | dogpile.com
DuckDuckGo | .duckduckgo.com
Ecosia | .ecosia.org
Eniro | eniro.se
Freespoke | freespoke.com
Gibiru | gibiru.com
goo | search.goo.ne.jp
Google | google.* encrypted.google.com ipv6.google.com www2.google.com go.google.com cse.google.* images.google.* maps.google.* scholar.google.* video.google.com com.google.android.googlequicksearchbox
Kagi | kagi.com
Kvasir | kvasir.no
Lilo | search.lilo.org
Lycos | search.lycos.com lycos.*
Mail.ru | go.mail.ru
Mamma | mamma.com
MetaCrawler | metacrawler.com
MetaGer | metager.de metager.org
Mojeek | mojeek.com
Najdi.si | najdi.si
Nate | search.nate.com
Naver | search.naver.com m.search.naver.com
OceanHero | oceanhero.today
Onet | szukaj.onet.pl
Orange | lemoteur.orange.fr busca.orange.es
Presearch | presearch.com
Qwant | .qwant.com
Rakuten | websearch.rakuten.co.jp
Rambler | nova.rambler.ru
Sapo | pesquisa.sapo.pt
Seznam | search.seznam.cz videa.seznam.cz
Sogou | .sogou.com
Startpage | .startpage.com
Stract | stract.com
Swisscows | swisscows.com
T-Online | suche.t-online.de
Terra | buscador.terra.es buscador.terra.cl buscador.terra.com.br
Virgilio | ricerca.virgilio.it
Web.de | suche.web.de m.suche.web.de
WebCrawler | webcrawler.com
Wirtualna Polska | szukaj.wp.pl
Yahoo! | .search.yahoo.com .images.yahoo.com
Yahoo! Japan | search.yahoo.co.jp image.search.yahoo.co.jp video.search.yahoo.co.jp
Yandex | yandex.* m.yandex.* images.yandex.* clck.yandex.* yabs.yandex.* ya.ru
Yep | yep.com
Yippy | search.yippy.com
Zoznam | zoznam.sk`,
  },
  {
    channel: 'social',
    origin: 'foreign',
    lines: `
Badoo | .badoo.com
bilibili | .bilibili.com
Bluesky | .bsky.app .skyfeed.app
Digg | .digg.com
Douban | .douban.com
Douyin | .douyin.com
Facebook | .facebook.com .fb.me .fb.com com.facebook.katana com.facebook.lite
Flickr | .flickr.com
Foursquare | .foursquare.com
GitHub | .github.com
gree | .gree.jp
Hacker News | news.ycombinator.com
Instagram | .instagram.com com.instagram.android
lang-8 | .lang-8.com
Last.fm | .last.fm lastfm.*
LinkedIn | .linkedin.com .lnkd.in linkedin.android com.linkedin.android
LiveJournal | .livejournal.com .livejournal.ru
Mastodon | .mastodon.social .mastodon.online .mastodon.world .mastodon.xyz .mstdn.social .mstdn.jp .mas.to .fosstodon.org .hachyderm.io .pawoo.net .newsie.social org.joinmastodon.android
Mixi | .mixi.jp
Niconico | .nicovideo.jp
Odnoklassniki | .odnoklassniki.ru .ok.ru
Pinterest | pinterest.* .pinterest.com com.pinterest
Pixelfed | .pixelfed.social .pixelfed.de
Qzone | .qzone.qq.com
Quora | .quora.com
Reddit | .reddit.com com.reddit.frontpage
Renren | .renren.com
Snapchat | .snapchat.com com.snapchat.android
SoundCloud | .soundcloud.com .gate.sc
Stack Overflow | .stackoverflow.com
Threads | .threads.net .threads.com
TikTok | .tiktok.com com.zhiliaoapp.musically com.ss.android.ugc.trill
Tumblr | .tumblr.com t.umblr.com
Twitcast | .twitcasting.tv
V2EX | .v2ex.com
Vimeo | .vimeo.com
VK | .vk.com .vkontakte.ru
Weibo | .weibo.com t.cn
X | x.com .twitter.com t.co com.twitter.android
XING | .xing.com
YouTube | .youtube.com youtu.be com.google.android.youtube`,
  },
  {
    channel: 'messaging',
    origin: 'foreign',
    lines: `
Discord | .discord.com discord.gg .discordapp.com
KakaoTalk | .kakao.com com.kakao.talk
LINE | line.me liff.line.me jp.naver.line.android
Messenger | .messenger.com m.me com.facebook.orca
Skype | .skype.com
Slack | .slack.com com.Slack
Teams | teams.microsoft.com teams.live.com statics.teams.cdn.office.net
Telegram | .telegram.org t.me org.telegram.messenger
Viber | .viber.com com.viber.voip
WeChat | .wechat.com .weixin.qq.com com.tencent.mm
WhatsApp | .whatsapp.com wa.me com.whatsapp
Workplace | .workplace.com`,
  },
  {
    channel: 'aggregator',
    origin: 'foreign',
    lines: `
Apple News | apple.news
Dailyhunt | .dailyhunt.in .dailyhunt.com
Feedly | .feedly.com
Flipboard | .flipboard.com flip.it flipboard.app
Google News | news.google.* com.google.android.apps.magazines
Ground News | .ground.news
Inoreader | .inoreader.com
LINE Today | today.line.me
MSN | .msn.com
NewsBreak | .newsbreak.com
NewsNow | .newsnow.com .newsnow.co.uk
Opera News | .operanewsapp.com
Pocket | .getpocket.com
SmartNews | .smartnews.com
Toutiao | .toutiao.com
Yahoo! News | news.yahoo.com news.yahoo.co.jp`,
  },
  {
    channel: 'newsletter',
    origin: 'foreign',
    lines: `
Gmail | mail.google.com com.google.android.gm
Outlook | outlook.live.com outlook.office.com outlook.office365.com
Yahoo! Mail | mail.yahoo.com
Yandex Mail | mail.yandex.*`,
  },
  {
    channel: 'ai_assistant',
    origin: 'foreign',
    lines: `
Baidu AI | yiyan.baidu.com ai.baidu.com
ChatGLM | .chatglm.cn
ChatGPT | .chatgpt.com chat.openai.com labs.openai.com
Claude | claude.ai
Copilot | copilot.microsoft.com
DeepSeek | chat.deepseek.com
Duck.ai | duck.ai
Gemini | gemini.google.com bard.google.com
Grok | grok.com
iAsk | iask.ai
Jasper | app.jasper.ai
Le Chat | chat.mistral.ai
Meta AI | meta.ai
NotebookLM | notebooklm.google.com
Perplexity | .perplexity.ai
Qwen | chat.qwen.ai
Writesonic | app.writesonic.com
You.com | you.com`,
  },
];

/** Names that outlets and platforms use in `utm_source` besides a platform's own name and hosts. */
export const SOURCE_ALIASES: Readonly<Record<string, string>> = {
  fb: 'Facebook',
  ig: 'Instagram',
  yt: 'YouTube',
  twitter: 'X',
  openai: 'ChatGPT',
  googlenews: 'Google News',
  google_news: 'Google News',
  zalo_oa: 'Zalo',
  zalooa: 'Zalo',
};
