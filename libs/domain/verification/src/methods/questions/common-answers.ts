import { normalisedAnswer } from './normalised-answer.ts';

/**
 * What many people answer, whatever the question: refused, as the most common answers would be tried first. Names, pets,
 * places, colours, dishes, makes, teams, days, and what says nothing, in the languages of our pages.
 */
const listed = `
  123 1234 12345 123456 1234567 12345678 123456789 1234567890 4321 54321 654321 2000 abc abcd abc123 qwe qwerty
  asdf asdfgh qwertz azerty password passwort contraseña senha mot_de_passe wachtwoord hasło şifre secret geheim
  secreto segredo answer antwort respuesta réponse risposta test testing none nothing nobody unknown nichts keine
  nada ninguno rien aucun niente nessuno niets brak yok hiç n/a not_applicable no_answer i_don't_know don't_know
  weiß_nicht no_sé je_ne_sais_pas non_lo_so yes nein oui non sim não tak nie evet hayır hello hallo hola bonjour ciao
  love amor liebe amour amore god dios jesus jesús allah mother mom mum mama mutter madre mère mãe father dad papa vater
  padre père pai anne baba
  blue red green black white yellow purple pink orange blau rot grün schwarz weiß gelb azul rojo verde negro blanco
  amarillo bleu rouge vert noir blanc rosso nero bianco preto vermelho blauw rood groen niebieski czerwony mavi
  kırmızı 青 赤 黒 白 蓝色 红色 أزرق أحمر
  max bella buddy charlie luna rocky lucy molly daisy bailey lucky rex tiger fluffy minka bello milo coco simba toby
  shadow princess prince felix mimi kitty snoopy lola nina rocco médor minou pelusa pamuk karabaş ポチ タマ 小白 旺财
  john michael david james robert william mary anna maria ana marie peter paul thomas daniel martin jose josé juan
  carlos antonio luis jean pierre michel giuseppe mario giulia jan piotr katarzyna mehmet ahmet mustafa fatma ayşe
  mohamed mohammed muhammad ali محمد علي smith johnson müller schmidt schneider garcía gonzález rodríguez martínez
  lopez silva santos dupont rossi bianchi de_jong jansen kowalski nowak yılmaz 佐藤 鈴木 田中 李 王 王伟 张伟
  london paris berlin madrid barcelona rome roma milano new_york los_angeles chicago amsterdam wien vienna münchen
  hamburg köln lisboa porto são_paulo rio_de_janeiro lyon marseille warszawa kraków istanbul ankara izmir tokyo 東京
  大阪 beijing 北京 shanghai 上海 القاهرة cairo mexico méxico germany deutschland france españa italia polska türkiye
  usa england india japan 日本 china 中国 brasil portugal nederland
  pizza pasta spaghetti lasagne lasagna burger hamburger steak sushi chicken chocolate schokolade ice_cream rice paella
  tacos schnitzel couscous kebab pierogi 寿司 ラーメン 饺子 coffee tea beer bier wine
  ford toyota honda bmw audi mercedes volkswagen vw golf fiat opel renault peugeot citroën seat skoda nissan chevrolet
  football fußball fútbol futebol calcio voetbal soccer tennis basketball baseball cricket hockey swimming 野球
  real_madrid barça fc_barcelona bayern bayern_münchen fc_bayern dortmund arsenal chelsea liverpool manchester_united
  juventus benfica flamengo corinthians ajax galatasaray fenerbahçe beşiktaş
  dog cat hund katze perro gato chien chat cane gatto cão pies kot köpek kedi 犬 猫 狗
  monday friday saturday sunday january march april may june july august september october november december sommer
  summer winter spring harry_potter star_wars titanic matrix batman superman google facebook netflix
`;

const common: ReadonlySet<string> = new Set(
  listed.split(/\s+/).flatMap((entry) => normalisedAnswer(entry.replaceAll('_', ' ')) || []),
);

/** How many answers are refused as common. */
export const commonAnswerCount = common.size;

/** Whether a normalised answer is among them, or one sign over and over. */
export function isCommonAnswer(answer: string): boolean {
  return common.has(answer) || new Set(answer.replaceAll(' ', '')).size === 1;
}
