/// The words that texts of a language cannot do without, the most frequent first; one language a row.
enum LanguageTable {
  static let words: [(language: String, words: String)] = [
    (
      "en",
      "the of and to in is that for it was on with as be this are by at from have not or his but you which they an has had her their were been would will there can more who when what said about out we he she its"
    ),
    (
      "de",
      "der die und das den von zu ist mit des im dem nicht ein eine auf für sich auch es als an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wir ich"
    ),
    (
      "fr",
      "de la le et les des en un du une que est pour qui dans par sur pas plus au avec ce il sont ne se ou aux cette mais comme été ses son elle nous leur ont fait être deux même tout après entre sans vous"
    ),
    (
      "es",
      "de la que el en y los del se las por un con no una su para es al lo como más pero sus le ya este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno ser ha fue años dijo según"
    ),
    (
      "pt",
      "de que do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu também pelo pela até isso ela entre depois sem mesmo aos são foi ser está você segundo anos tem"
    ),
    (
      "it",
      "di che la il un per in una è non del con le della si da dei sono come anche al ma nel più alla ha gli delle lo dal su o questo dalla ed se nella molto ai essere ad tra stato ci degli quando anni suo sua prima dopo"
    ),
    (
      "nl",
      "de van het een en in is dat op te zijn voor met die niet aan er om ook als bij dan maar uit door naar worden wordt over nog was heeft hij ze deze je tot kan meer hun veel geen zo wel werd"
    ),
    (
      "sv",
      "och att det i en som på är av för med den till inte har de ett om var men jag sig från vi så kan han när nu hade skulle efter vid bara också över ut där under eller ska blir detta sin"
    ),
    (
      "da",
      "og at det i en er til på de som med af den for ikke der et han var har jeg om men fra så kan være ved også vil efter sig hvor når nu blev skal ud da over blevet bliver mig dem ind mellem havde"
    ),
    (
      "nb",
      "og i det som er på til en å av for at med har de ikke den om et var han fra jeg men så kan seg ved også vil etter være ble nå skal over ut eller sier bare mer da dem opp mot meg blitt kunne hadde mellom"
    ),
    (
      "fi",
      "ja on ei että se oli hän ovat mutta myös kuin joka sen ole mukaan kun tai jos vain sekä noin niin ollut jo nyt ovat mitä tämä hänen siitä vielä ennen jälkeen mukana voi olla kuitenkin koska jossa"
    ),
    (
      "is",
      "og að í er sem á við um til en það ekki með var af hann fyrir því þá eru ég hefur þetta verið en þar hún eftir frá sér eða þau þeir hafa verður"
    ),
    (
      "pl",
      "w i na z się nie do to że jest o od po jak za przez co dla tym są oraz ale był tak być ma ich już które który przed może tego lub ze tylko jego jej czy roku także było gdy"
    ),
    (
      "cs",
      "a v se na je že s z do o to i za ve pro jako by jsou ale k po podle od které který už jeho ze není byl také při nebo jen až která však tak bude aby co může jsem před let"
    ),
    (
      "sk",
      "a v sa na je že s z do o to i za vo pre ako by sú ale k po podľa od ktoré ktorý už jeho zo nie bol aj pri alebo len až ktorá však tak bude aby čo môže som pred rokov"
    ),
    (
      "hu",
      "a az és hogy nem is egy volt van ez meg csak már de mint el még azt ki lesz ha vagy pedig szerint be lehet kell után ezt nagyon minden két akkor mert ami amely össze illetve között"
    ),
    (
      "ro",
      "de și în a la cu pe nu o din care că să este un pentru mai o au fost sunt ce se prin lui sau dar după acest ale fi despre până când între ei cele am doar fără această"
    ),
    (
      "tr",
      "ve bir bu için de da ile olarak daha çok en olan gibi ne kadar var sonra ise ama her o olduğu değil yeni ancak içinde bunu büyük son kendi veya göre iki oldu ilk diye etti"
    ),
    (
      "hr",
      "i je u se na da za su od s koji a što kao o iz ne će sa to koje bi nije koja ali do nakon također ili kako tako samo već još bio kod prema bez biti godine sve te"
    ),
    (
      "sr-Latn",
      "i je u se na da za su od koji a što kao o iz ne će sa to koje bi nije koja ali do nakon takođe ili kako tako samo već još bio kod prema bez biti godine sve ovo gde"
    ),
    (
      "sl",
      "in je v na da se za so z ki s ne po tudi od kot bi pa ni iz pri bo do še kar bil ali če jih o več smo lahko samo med ga leta biti zaradi ter ko"
    ),
    (
      "lt",
      "ir kad į tai su yra iš bei kaip ne bet per o už buvo taip prie ar nuo jo jau dėl apie gali tik dar po metų tarp kurie savo jos pat iki jų"
    ),
    (
      "lv",
      "un ir ka uz ar no par kas tā arī vai bet lai pie tas ne pēc kā to tiek nav bija jau savu gan gadā tikai šo viņš ja būs vēl līdz"
    ),
    (
      "et",
      "ja on ei et ka see kui oli ning aga mis või oma ta kes siis nii mille pärast veel kuid juba selle ole üle välja mida tema meie seda aastal saab kõik"
    ),
    (
      "ca",
      "de la que i el en a els les del per un amb una no es al ha és va més dels com o són aquest seva seu aquesta també però han on fer ser entre sobre fins perquè pel anys"
    ),
    (
      "gl",
      "de a e que o en do da os no unha un para con as na por se dos non é ao das máis como súa seu foi pola polo tamén son ou nos anos cando entre pero onde sobre esta"
    ),
    (
      "eu",
      "eta da ez du dute bat dira ere zen baina izan dela egin ari bere izango hori den ziren zuen beste baino edo nahi hau gero diren arte"
    ),
    (
      "id",
      "yang dan di dengan untuk dari ini itu tidak dalam pada akan ke juga adalah tersebut oleh telah bisa ada mereka saat lebih sudah atau karena kami kata saya seperti menjadi"
    ),
    (
      "ms",
      "yang dan di dengan untuk dari ini itu tidak dalam pada akan ke juga adalah tersebut oleh telah boleh ada mereka lebih sudah atau kerana kami kata saya seperti menjadi beliau bagi kepada"
    ),
    (
      "vi",
      "và của là có các được trong cho một không người với những khi để này đã từ cũng về đến ra tại nhiều như vào trên đó phải sẽ năm thì rất"
    ),
    (
      "tl",
      "ang ng sa na mga at ay ni si kay para ito may hindi siya kanyang nang ko mo po din pa lang o kung isang"
    ),
    (
      "sw",
      "ya na wa kwa ni katika la za cha kuwa hiyo hii huo lakini wakati baada kama watu yake wake hivyo alisema pia au sana"
    ),
    (
      "af",
      "die van en in het is dat nie op te vir met was hy sy wat ook om as aan by maar uit word deur ons hulle kan sal ek jy meer een"
    ),
    (
      "sq",
      "të e në dhe një që për me se nga i është ka si do nuk më por kjo ky u ishte janë edhe kanë duke pas tij saj"
    ),
    (
      "cy",
      "yn y i a o r ar mae yr am ei eu gan fod wedi bod ond oedd hefyd sydd ac at mewn ddim gyda hyn cael"
    ),
    (
      "ga",
      "an na agus a i ar go is le ag do sé bhí tá sa leis nach nó ach seo sin mar bhfuil dó aon ina"
    ),
    (
      "mt",
      "li ta il u f huwa kien minn għal jew fuq biex dan kienet ma hija wara lill qal din kif mal mill bil"
    ),
    (
      "eo",
      "la de kaj en estas al por ke ne kun estis pri mi li ili kiu sed el pli ankaŭ oni kiel tiu post"
    ),
    (
      "la", "et in est non ad cum ut qui quod sed ex per sunt esse hoc aut quam enim etiam ab atque"
    ),
    (
      "ru",
      "и в не на что с по как это из за к его то от для о он у был но было а она так же бы все которые при будет также году только уже или еще до может был во если лет"
    ),
    (
      "uk",
      "і в не на що з та у про за до це як його від для по він був але було а вона так же які при буде також році тільки вже або ще може й є якщо років"
    ),
    (
      "bg",
      "и на в да се за от с че не по са е това ще като до но той има към при може със много през след тя само или още беше бъде които"
    ),
    (
      "sr",
      "и у је да се на за су од који а што као из не ће са то које би није која али до након или како тако само већ још био према без бити године све"
    ),
    (
      "mk",
      "и на во да се за од со не дека е го кои ќе што по како до но тој има при може само или уште беше биде ги тоа според"
    ),
    (
      "be",
      "і ў не на што з па як гэта за да яго ад для ён быў але было а яна так жа якія пры будзе таксама годзе толькі ўжо або яшчэ можа"
    ),
    (
      "ar",
      "في من على إلى أن التي الذي عن مع هذا هذه كان ما بعد لا أو وقد بين كل ذلك قد كما كانت خلال وفي حيث لم وقال"
    ),
    (
      "fa",
      "و در به از که این را با است برای آن یک خود تا می بر هم شد شده باید اما ها کرد های نیز کند پس گفت بود"
    ),
    (
      "ur",
      "کے کی میں اور ہے سے کا کو نے ہیں پر کہ اس یہ بھی ان نہیں تھا ایک کیا ہو گیا کر جو لیے رہے"
    ),
    ("hi", "के में की है और से को का ने यह पर भी कि इस एक नहीं हैं कर लिए तो ही हो था"),
    ("mr", "आहे आणि या च्या ते हे ही व मध्ये असे होते आहेत नाही की तर हा होता त्या"),
    ("ne", "छ र को मा ले का पनि गरेको भएको छन् हो यो लागि थियो गर्ने"),
  ]

  /// Languages that are told by their letters alone.
  static let scripts: [(letters: ClosedRange<UInt32>, language: String)] = [
    (0x370...0x3FF, "el"), (0x530...0x58F, "hy"), (0x590...0x5FF, "he"), (0x980...0x9FF, "bn"),
    (0xA00...0xA7F, "pa"), (0xA80...0xAFF, "gu"), (0xB00...0xB7F, "or"), (0xB80...0xBFF, "ta"),
    (0xC00...0xC7F, "te"), (0xC80...0xCFF, "kn"), (0xD00...0xD7F, "ml"), (0xD80...0xDFF, "si"),
    (0xE00...0xE7F, "th"), (0xE80...0xEFF, "lo"), (0x1000...0x109F, "my"), (0x10A0...0x10FF, "ka"),
    (0x1200...0x137F, "am"), (0x1780...0x17FF, "km"), (0x1100...0x11FF, "ko"),
    (0xAC00...0xD7A3, "ko"),
  ]
}
