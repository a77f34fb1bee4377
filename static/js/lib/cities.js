// Cities of half a million people or more, and capitals, the biggest first.
// Made by scripts/make_cities.py.
// Source: GeoNames (https://www.geonames.org/), CC BY 4.0; names, countries and zones only.

/** Zones, one a line. */
const ZONES = `
Asia/Shanghai
Africa/Kinshasa
Europe/Istanbul
Africa/Lagos
Asia/Ho_Chi_Minh
Asia/Karachi
Asia/Kolkata
America/Sao_Paulo
America/Mexico_City
Europe/Moscow
Asia/Dhaka
Asia/Seoul
Asia/Tokyo
Africa/Cairo
Africa/Johannesburg
Europe/London
America/New_York
Asia/Jakarta
Asia/Bangkok
Asia/Taipei
America/Lima
America/Bogota
Asia/Hong_Kong
Asia/Baghdad
Asia/Tehran
Africa/Abidjan
Australia/Sydney
Asia/Singapore
Australia/Melbourne
Africa/Dar_es_Salaam
America/Santiago
Asia/Riyadh
Asia/Yangon
Asia/Kabul
Africa/Nairobi
Africa/Bamako
Africa/Addis_Ababa
America/Los_Angeles
Asia/Dubai
Africa/Casablanca
Europe/Berlin
Europe/Madrid
Asia/Pyongyang
Asia/Manila
Asia/Urumqi
America/Caracas
Europe/Kyiv
America/Argentina/Buenos_Aires
America/Toronto
America/Guayaquil
Australia/Brisbane
Africa/Luanda
America/Bahia
America/Chicago
Africa/Dakar
Africa/Mogadishu
Africa/Accra
Africa/Ouagadougou
America/Fortaleza
Australia/Perth
Africa/Algiers
Asia/Baku
Europe/Rome
Africa/Lubumbashi
America/Manaus
Africa/Lusaka
America/Santo_Domingo
Africa/Lome
America/Havana
Europe/Paris
America/Argentina/Cordoba
Asia/Damascus
America/La_Paz
Africa/Brazzaville
Asia/Tashkent
Asia/Almaty
Africa/Khartoum
Asia/Aden
Africa/Conakry
America/Tijuana
Asia/Beirut
Europe/Bucharest
Europe/Minsk
Europe/Budapest
Europe/Warsaw
Europe/Vienna
Africa/Kampala
America/Recife
America/Phoenix
Asia/Novosibirsk
Asia/Phnom_Penh
Pacific/Auckland
Africa/Harare
Africa/Monrovia
Europe/Stockholm
America/Ciudad_Juarez
America/Belem
Asia/Yekaterinburg
America/Asuncion
Asia/Makassar
Australia/Adelaide
Asia/Kuala_Lumpur
Asia/Kathmandu
Africa/Ndjamena
Indian/Antananarivo
Africa/Douala
Africa/Niamey
America/Edmonton
Africa/Tripoli
Asia/Amman
Europe/Belgrade
America/Montevideo
Africa/Maputo
America/Port-au-Prince
America/Merida
Africa/Nouakchott
Asia/Omsk
Europe/Prague
Europe/Samara
Europe/Copenhagen
Europe/Sofia
Asia/Yerevan
America/Monterrey
Africa/Kigali
Africa/Blantyre
Asia/Krasnoyarsk
Europe/Oslo
Asia/Tbilisi
America/Maceio
Asia/Ashgabat
Europe/Dublin
Europe/Brussels
Europe/Volgograd
America/Guatemala
America/Managua
Asia/Jerusalem
America/Jamaica
America/Chihuahua
America/Campo_Grande
Asia/Bishkek
America/Cancun
America/Indiana/Indianapolis
Europe/Amsterdam
America/Tegucigalpa
Africa/Libreville
Europe/Saratov
Asia/Ulaanbaatar
Asia/Vientiane
Africa/Bangui
America/Hermosillo
America/Mazatlan
Africa/Freetown
Asia/Muscat
Africa/Bujumbura
America/Winnipeg
Europe/Riga
America/Denver
Europe/Sarajevo
Africa/Tunis
Asia/Pontianak
Asia/Dushanbe
Africa/Porto-Novo
Europe/Athens
Europe/Zagreb
America/Vancouver
Europe/Helsinki
Asia/Macau
Asia/Colombo
America/Detroit
Asia/Kuwait
Europe/Chisinau
Asia/Barnaul
Europe/Ulyanovsk
Africa/Djibouti
America/Kentucky/Louisville
Asia/Irkutsk
Asia/Vladivostok
America/Cuiaba
Asia/Samarkand
America/Matamoros
Asia/Tomsk
Africa/Asmara
Asia/Novokuznetsk
America/Porto_Velho
America/Argentina/Tucuman
Europe/Simferopol
Europe/Vilnius
Europe/Astrakhan
America/El_Salvador
America/Argentina/Salta
Europe/Lisbon
Europe/Kirov
Asia/Aqtobe
Asia/Kuching
Europe/Skopje
Africa/Juba
Africa/Bissau
Asia/Hebron
Europe/Bratislava
Europe/Tirane
America/Puerto_Rico
America/Panama
Europe/Tallinn
Africa/Windhoek
Africa/Maseru
Asia/Qatar
Pacific/Port_Moresby
Europe/Ljubljana
Africa/Gaborone
Europe/Podgorica
America/Guyana
America/Nassau
America/Paramaribo
Asia/Nicosia
Indian/Mauritius
Indian/Reunion
Asia/Dili
Asia/Bahrain
Atlantic/Cape_Verde
Europe/Zurich
Indian/Maldives
Asia/Thimphu
America/Barbados
America/Martinique
Pacific/Fiji
Europe/Luxembourg
Africa/Mbabane
Indian/Comoro
Asia/Brunei
America/Cayenne
Pacific/Guadalcanal
Indian/Mayotte
America/Port_of_Spain
Pacific/Saipan
Pacific/Apia
Pacific/Tarawa
Africa/Banjul
Europe/Monaco
America/Aruba
America/Cayman
Europe/Jersey
Europe/Gibraltar
Pacific/Tahiti
Europe/Isle_of_Man
Pacific/Majuro
America/St_Vincent
Indian/Mahe
Europe/Andorra
America/St_Lucia
America/St_Thomas
America/Dominica
America/Nuuk
America/Belize
Pacific/Rarotonga
America/St_Kitts
Pacific/Pago_Pago
America/Guadeloupe
Europe/Mariehamn
America/Tortola
Pacific/Pohnpei
Europe/Malta
Pacific/Funafuti
America/Miquelon
America/St_Barthelemy
America/Marigot
Europe/Vaduz
Europe/San_Marino
America/Grand_Turk
Arctic/Longyearbyen
Atlantic/Stanley
America/Anguilla
Africa/Malabo
America/Lower_Princes
Pacific/Nauru
Atlantic/Bermuda
Pacific/Norfolk
Europe/Vatican
Atlantic/St_Helena
Pacific/Niue
Indian/Christmas
Indian/Cocos
Pacific/Pitcairn
Atlantic/South_Georgia
America/Montserrat
`;

/** Name, country (ISO 3166) and number of the zone, one city a line. */
const CITIES = `
Shanghai,CN,0
Beijing,CN,0
Shenzhen,CN,0
Guangzhou,CN,0
Kinshasa,CD,1
Istanbul,TR,2
Lagos,NG,3
Ho Chi Minh City,VN,4
Chengdu,CN,0
Lahore,PK,5
Mumbai,IN,6
São Paulo,BR,7
Mexico City,MX,8
Karachi,PK,5
Tianjin,CN,0
Delhi,IN,6
Wuhan,CN,0
Moscow,RU,9
Dhaka,BD,10
Seoul,KR,11
Tokyo,JP,12
Dongguan,CN,0
Cairo,EG,13
Xi’an,CN,0
Johannesburg,ZA,14
Nanjing,CN,0
Hangzhou,CN,0
Foshan,CN,0
London,GB,15
New York City,US,16
Jakarta,ID,17
Bengaluru,IN,6
Hanoi,VN,18
Taipei,TW,19
Lima,PE,20
Bogotá,CO,21
Chongqing,CN,0
Hong Kong,HK,22
Baghdad,IQ,23
Wuzhong,CN,0
Qingdao,CN,0
Tehran,IR,24
Shenyang,CN,0
Hyderabad,IN,6
Rio de Janeiro,BR,7
Suzhou,CN,0
Puxi,CN,0
Ahmedabad,IN,6
Abidjan,CI,25
Pudong,CN,0
Sydney,AU,26
Singapore,SG,27
Melbourne,AU,28
Dar es Salaam,TZ,29
Saint Petersburg,RU,9
Alexandria,EG,13
Harbin,CN,0
Bangkok,TH,18
Hefei,CN,0
Dalian,CN,0
Kano,NG,3
Santiago,CL,30
Cape Town,ZA,14
Peshawar,PK,5
Changchun,CN,0
Jeddah,SA,31
Chennai,IN,6
Kolkata,IN,6
Xiamen,CN,0
Surat,IN,6
Yangon,MM,32
Bao'an,CN,0
Kabul,AF,33
Nairobi,KE,34
Wuxi,CN,0
Giza,EG,13
Jinan,CN,0
Taiyuan,CN,0
Zhengzhou,CN,0
Bamako,ML,35
Riyadh,SA,31
New Taipei City,TW,19
New Territories,HK,22
Shijiazhuang,CN,0
Chattogram,BD,10
Addis Ababa,ET,36
Kunming,CN,0
Zhongshan,CN,0
Nanning,CN,0
Shantou,CN,0
Los Angeles,US,37
Faisalabad,PK,5
Dubai,AE,38
Yokohama,JP,12
Fuzhou,CN,0
Ningbo,CN,0
Casablanca,MA,39
Ibadan,NG,3
Puyang,CN,0
Ankara,TR,2
Shiyan,CN,0
Berlin,DE,40
Tangshan,CN,0
Rawalpindi,PK,5
Lüliang,CN,0
Durban,ZA,14
Changzhou,CN,0
Busan,KR,11
Madrid,ES,41
Pyongyang,KP,42
Zibo,CN,0
Pune,IN,6
Bursa,TR,2
Changsha,CN,0
Quezon City,PH,43
Jaipur,IN,6
Guiyang,CN,0
Ürümqi,CN,44
Surabaya,ID,17
Incheon,KR,11
Caracas,VE,45
Lanzhou,CN,0
Kyiv,UA,46
İzmir,TR,2
Huizhou,CN,0
Buenos Aires,AR,47
Haikou,CN,0
Taichung,TW,19
Kanpur,IN,6
Toronto,CA,48
Quito,EC,49
Brisbane,AU,50
Luanda,AO,51
Osaka,JP,12
Linyi,CN,0
Baoding,CN,0
Kaohsiung,TW,19
Brooklyn,US,16
Guayaquil,EC,49
Belo Horizonte,BR,7
Minhang,CN,0
Bazhong,CN,0
Salvador,BR,52
Abuja,NG,3
Gazipur,BD,10
Chicago,US,53
Wenzhou,CN,0
Bekasi,ID,17
Dakar,SN,54
Haiphong,VN,18
Yunfu,CN,0
Navi Mumbai,IN,6
Mogadishu,SO,55
Kumasi,GH,56
Bandung,ID,17
Gujranwala,PK,5
Huai'an,CN,0
Medan,ID,17
Lucknow,IN,6
Ouagadougou,BF,57
Nagpur,IN,6
Fortaleza,BR,58
Cali,CO,21
Perth,AU,59
Daegu,KR,11
Algiers,DZ,60
Nanchang,CN,0
Baku,AZ,61
Hohhot,CN,0
Nagoya,JP,12
Rome,IT,62
Queens,US,16
Houston,US,53
Mashhad,IR,24
Shaoxing,CN,0
Nantong,CN,0
Baoshan,CN,0
Kowloon,HK,22
Yantai,CN,0
Gaziantep,TR,2
Lubumbashi,CD,63
Manaus,BR,64
Lusaka,ZM,65
Brasília,BR,7
Zhuhai,CN,0
Santo Domingo,DO,66
Lomé,TG,67
Multan,PK,5
Havana,CU,68
Depok,ID,17
Baotou,CN,0
Paris,FR,69
Coimbatore,IN,6
Qingyang,CN,0
Port Harcourt,NG,3
Pretoria,ZA,14
Córdoba,AR,70
Mbuji-Mayi,CD,63
Aleppo,SY,71
Kunshan,CN,0
Al Mawşil al Jadīdah,IQ,23
Weifang,CN,0
Zunyi,CN,0
Al Başrah al Qadīmah,IQ,23
La Paz,BO,72
Lianyungang,CN,0
Medellín,CO,21
Indore,IN,6
Brazzaville,CG,73
Tashkent,UZ,74
Ganzhou,CN,0
Almaty,KZ,75
Khartoum,SD,76
Hamburg,DE,40
Sapporo,JP,12
Songjiang,CN,0
Accra,GH,56
Curitiba,BR,7
Ordos,CN,0
Sanaa,YE,77
Conakry,GN,78
Tangerang,ID,17
Tijuana,MX,79
Hyderabad,PK,5
Beirut,LB,80
Jieyang,CN,0
Jilin,CN,0
Jiading,CN,0
Bucharest,RO,81
Camayenne,GN,78
Kakamega,KE,34
Shangqiu,CN,0
Nanchong,CN,0
Tainan,TW,19
Datong,CN,0
Kaduna,NG,3
Omdurman,SD,76
Davao,PH,43
Thāne,IN,6
Iztapalapa,MX,8
Diyarbakır,TR,2
Santa Cruz de la Sierra,BO,72
Vadodara,IN,6
Adana,TR,2
Nanyang,CN,0
Abu Dhabi,AE,38
Palembang,ID,17
Sharjah,AE,38
Bhopal,IN,6
Jiangmen,CN,0
Benin City,NG,3
Jiangyin,CN,0
Fuyang,CN,0
Montréal,CA,48
Bayan Nur,CN,0
Maracaibo,VE,45
Chaozhou,CN,0
Minsk,BY,82
Budapest,HU,83
Qingyuan,CN,0
Tai’an,CN,0
Rasapūdipalem,IN,6
Pimpri-Chinchwad,IN,6
Caloocan,PH,43
Warsaw,PL,84
Soweto,ZA,14
Semarang,ID,17
Puebla,MX,8
Vienna,AT,85
Barcelona,ES,41
Patna,IN,6
Mosul,IQ,23
Kallakurichi,IN,6
Kampala,UG,86
Xining,CN,0
Changshu,CN,0
Huainan,CN,0
Rabat,MA,39
Recife,BR,87
Phoenix,US,88
Ecatepec de Morelos,MX,8
Lu’an,CN,0
Valencia,VE,45
Ludhiana,IN,6
Yancheng,CN,0
Novosibirsk,RU,89
Erbil,IQ,23
Fukuoka,JP,12
Taizhou,CN,0
Daqing,CN,0
Manila,PH,43
Wuhu,CN,0
Santiago de Querétaro,MX,8
Dazhou,CN,0
Yangzhou,CN,0
León de los Aldama,MX,8
Makkah,SA,31
Philadelphia,US,16
Phnom Penh,KH,90
Guilin,CN,0
Damascus,SY,71
Quetta,PK,5
Zhaoqing,CN,0
Onitsha,NG,3
Mianyang,CN,0
Auckland,NZ,91
Isfahan,IR,24
Wanzhou,CN,0
Astana,KZ,75
Harare,ZW,92
Monrovia,LR,93
Putian,CN,0
Kawasaki,JP,12
Goiânia,BR,7
San Antonio,US,53
Kobe,JP,12
Stockholm,SE,94
Ciudad Juárez,MX,95
Cần Thơ,VN,4
Munich,DE,40
Khulna,BD,10
Belém,BR,96
Yekaterinburg,RU,97
Porto Alegre,BR,7
Yinchuan,CN,0
Manhattan,US,16
Nashik,IN,6
Asunción,PY,98
Yiwu,CN,0
Zapopan,MX,8
Makassar,ID,99
Adelaide,AU,100
Quanzhou,CN,0
Madurai,IN,6
Jinhua,CN,0
Kyoto,JP,12
Cixi,CN,0
Changde,CN,0
Kuala Lumpur,MY,101
Kayseri,TR,2
Kaifeng,CN,0
Anshan,CN,0
Karaj,IR,24
Kathmandu,NP,102
Daejeon,KR,11
Baoji,CN,0
Suqian,CN,0
Liuzhou,CN,0
Tirunelveli,IN,6
Konya,TR,2
Zhangjiagang,CN,0
Agra,IN,6
South Tangerang,ID,17
Tabriz,IR,24
Kharkiv,UA,46
Jinjiang,CN,0
Faridabad,IN,6
Bozhou,CN,0
Qujing,CN,0
San Diego,US,37
Gwangju,KR,11
Zhanjiang,CN,0
Fushun,CN,0
Rājkot,IN,6
Luoyang,CN,0
Guadalajara,MX,8
The Bronx,US,16
Guankou,CN,0
Huế,VN,18
Milan,IT,62
Najafgarh,IN,6
N'Djamena,TD,103
Handan,CN,0
Bannu,PK,5
Yichang,CN,0
Antananarivo,MG,104
Heze,CN,0
Abobo,CI,25
Jamshedpur,IN,6
Douala,CM,105
Antalya,TR,2
Basrah,IQ,23
Dallas,US,53
Saitama,JP,12
Gorakhpur,IN,6
Niamey,NE,106
Liupanshui,CN,0
Taguig,PH,43
Maoming,CN,0
Calgary,CA,107
Tripoli,LY,108
Madinah,SA,31
Yaoundé,CM,105
Batam,ID,17
Qinzhou,CN,0
Luohe,CN,0
Xiangyang,CN,0
Yangjiang,CN,0
Yixing,CN,0
Pimpri,IN,6
Da Nang,VN,4
Amman,JO,109
Budta,PH,43
Belgrade,RS,110
Biên Hòa,VN,4
Qingpu,CN,0
Montevideo,UY,111
Xuchang,CN,0
Kalyān,IN,6
Zigong,CN,0
Nizhniy Novgorod,RU,9
Jepara,ID,17
Maputo,MZ,112
Xuzhou,CN,0
Dammam,SA,31
Ra’s Bayrūt,LB,80
Neijiang,CN,0
Shiraz,IR,24
Heshan,CN,0
Dombivali,IN,6
Kananga,CD,63
Kazan,RU,9
Jining,CN,0
Barquisimeto,VE,45
Shubrā al Khaymah,EG,13
Putuo,CN,0
Port-au-Prince,HT,113
Suwon,KR,11
Xinyang,CN,0
Liaocheng,CN,0
Jinzhong,CN,0
Callao,PE,20
Meerut,IN,6
Virār,IN,6
Nowrangapur,IN,6
Karbala,IQ,23
Changzhi,CN,0
Tianshui,CN,0
Sadr City,IQ,23
Yangpu,CN,0
Mombasa,KE,34
Mandalay,MM,32
Srinagar,IN,6
Barranquilla,CO,21
Chelyabinsk,RU,97
Mérida,MX,114
Hiroshima,JP,12
Santiago de los Caballeros,DO,66
Shymkent,KZ,75
Weinan,CN,0
Ghāziābād,IN,6
Matola,MZ,112
Dhanbad,IN,6
Arequipa,PE,20
Hong Kong Island,HK,22
Fes,MA,39
Gustavo Adolfo Madero,MX,8
Nouakchott,MR,115
Kisangani,CD,63
Jiaxing,CN,0
Aurangabad,IN,6
Zhongwei,CN,0
Omsk,RU,116
Pikine,SN,54
Guarulhos,BR,7
Pekanbaru,ID,17
Panjin,CN,0
Bandar Lampung,ID,17
Prague,CZ,117
Varanasi,IN,6
Jiujiang,CN,0
Samara,RU,118
Aba,NG,3
Amritsar,IN,6
Birmingham,GB,15
Copenhagen,DK,119
Sofia,BG,120
Anyang,CN,0
Yerevan,AM,121
Luohu District,CN,0
Vijayawada,IN,6
Fengxiang,CN,0
Bijie,CN,0
Monterrey,MX,122
Kigali,RW,123
Rostov-on-Don,RU,9
Zhuzhou,CN,0
Malingao,PH,43
Touba,SN,54
Ufa,RU,97
Ranchi,IN,6
Shangrao,CN,0
Lilongwe,MW,124
Huaibei,CN,0
Maiduguri,NG,3
Xuhui,CN,0
Meishan,CN,0
Mwanza,TZ,29
Ulsan,KR,11
Sendai,JP,12
Krasnoyarsk,RU,125
Guigang,CN,0
Oslo,NO,126
Jabalpur,IN,6
Ilorin,NG,3
Aden,YE,77
Bogor,ID,17
Ciudad Nezahualcoyotl,MX,8
Hengyang,CN,0
Prayagraj,IN,6
Trujillo,PE,20
Visakhapatnam,IN,6
Goyang-si,KR,11
Yulin,CN,0
Jodhpur,IN,6
Gwalior,IN,6
Jingzhou,CN,0
Gqeberha,ZA,14
Tbilisi,GE,127
Voronezh,RU,9
Xinxiang,CN,0
Yichun,CN,0
Jos,NG,3
Sokoto,NG,3
Tangier,MA,39
Teni,IN,6
Xianyang,CN,0
Mexicali,MX,79
Pointe-Noire,CG,73
Maceió,BR,128
Campinas,BR,7
Sanya,CN,0
Rangpur,BD,10
Kirkuk,IQ,23
Ashgabat,TM,129
Shaoguan,CN,0
Howrah,IN,6
Raipur,IN,6
Changwon,KR,11
Longyan,CN,0
Köln,DE,40
Dublin,IE,130
Tiruchirappalli,IN,6
Yongzhou,CN,0
Brussels,BE,131
Zamboanga,PH,43
Ottawa,CA,48
Huzhou,CN,0
Volgograd,RU,132
Khartoum North,SD,76
Edmonton,CA,107
Odesa,UA,46
Wuwei,CN,0
Jacksonville,US,16
Fort Worth,US,53
Hanzhong,CN,0
Hezhou,CN,0
Pest,HU,83
Kota,IN,6
Shivaji Nagar,IN,6
Zhu Cheng City,CN,0
Dongying,CN,0
Luzhou,CN,0
San Jose,US,37
Sholapur,IN,6
Marrakesh,MA,39
Guatemala City,GT,133
Meizhou,CN,0
Yueyang,CN,0
Laiwu,CN,0
Benxi,CN,0
Esenyurt,TR,2
Perm,RU,97
Zaria,NG,3
Kennedy,CO,21
Chiba,JP,12
Pingdingshan,CN,0
Ciudad Guayana,VE,45
Sargodha,PK,5
Austin,US,53
Managua,NI,134
Bengbu,CN,0
Salé,MA,39
Jerusalem,IL,135
Chandigarh,IN,6
Dnipro,UA,46
Cebu City,PH,43
Sanhe,CN,0
Tiruppur,IN,6
Guwahati,IN,6
Xiangtan,CN,0
Linfen,CN,0
Victoria,HK,22
Zhenjiang,CN,0
Enugu,NG,3
Rosario,AR,70
Sulţānah,SA,31
Huludao,CN,0
Hubballi,IN,6
Padang,ID,17
Kitakyushu,JP,12
Taiz,YE,77
Setagaya,JP,12
Kingston,JM,136
Jing’an,CN,0
Rui’an,CN,0
Chihuahua,MX,137
Nay Pyi Taw,MM,32
Eskişehir,TR,2
Mysuru,IN,6
Salem,IN,6
São Luís,BR,58
Seongnam-si,KR,11
Cartagena,CO,21
Antipolo,PH,43
Columbus,US,16
Sialkot,PK,5
Charlotte,US,16
Laibin,CN,0
Warri,NG,3
Naples,IT,62
Xiaogan,CN,0
Campo Grande,BR,138
Ziyang,CN,0
Bobo-Dioulasso,BF,57
Bahawalpur,PK,5
Quzhou,CN,0
Blantyre,MW,124
Donetsk,UA,46
Abū Ghurayb,IQ,23
Bishkek,KG,139
Qom,IR,24
Zaozhuang,CN,0
Krasnodar,RU,9
Natal,BR,58
Pingxiang,CN,0
Malang,ID,17
Cancún,MX,140
Indianapolis,US,141
Gurugram,IN,6
Bhubaneswar,IN,6
Zhoushan,CN,0
Qiqihar,CN,0
Mulenvos,AO,51
Sulaymaniyah,IQ,23
Marseille,FR,69
Puning,CN,0
Bhiwandi,IN,6
Soshanguve,ZA,14
Teresina,BR,58
Ankang,CN,0
Jalandhar,IN,6
Rotterdam,NL,142
Langfang,CN,0
Viana,AO,51
Jiaozuo,CN,0
Samarinda,ID,99
Rohini,IN,6
Wanxian,CN,0
Guang’an,CN,0
Johor Bahru,MY,101
Arifwala,PK,5
Pasig City,PH,43
Cheongju-si,KR,11
Kanayannur,IN,6
Tegucigalpa,HN,143
Bucheon-si,KR,11
Thanh Hóa,VN,18
Turin,IT,62
Al Ain City,AE,38
Libreville,GA,144
Saratov,RU,145
Ulan Bator,MN,146
Weihai,CN,0
Takeo,KH,90
Nova Iguaçu,BR,7
Cochabamba,BO,72
Ahvaz,IR,24
Vientiane,LA,147
Zhabei,CN,0
Xinyu,CN,0
Pietermaritzburg,ZA,14
Yibin,CN,0
Naucalpan de Juárez,MX,8
Kampung Baru Subang,MY,101
Bouaké,CI,25
Taicang,CN,0
San Francisco,US,37
Sakai,JP,12
Valencia,ES,41
Jinshan,CN,0
Chenzhou,CN,0
Duque de Caxias,BR,7
João Pessoa,BR,58
Bukavu,CD,63
Kraków,PL,84
Barcelona,VE,45
Bangui,CF,148
Hermosillo,MX,149
Bhayandar,IN,6
Culiacán,MX,150
Petaling Jaya,MY,101
Anqing,CN,0
Oran,DZ,60
Freetown,SL,151
San Pedro Sula,HN,143
Narela,IN,6
Xingtai,CN,0
Niigata,JP,12
Muscat,OM,152
Zarqa,JO,109
Çankaya,TR,2
Küçükçekmece,TR,2
Hamamatsu,JP,12
Kolwezi,CD,63
Vinh,VN,18
Thiruvananthapuram,IN,6
Zhaotong,CN,0
Panzhihua,CN,0
Chuzhou,CN,0
Seattle,US,37
Port Said,EG,13
Cúcuta,CO,21
Homs,SY,71
Xuancheng,CN,0
Ibb,YE,77
Tasikmalaya,ID,17
Nampula,MZ,112
Shangyu,CN,0
Bujumbura,BI,153
Tyumen,RU,97
Erzurum,TR,2
Anshun,CN,0
Dodoma,TZ,29
Rajshahi,BD,10
Dera Ismail Khan,PK,5
Sorocaba,BR,7
Wuzhou,CN,0
Ipoh,MY,101
Qinhuangdao,CN,0
Benghazi,LY,108
Alīgarh,IN,6
Shaoyang,CN,0
Malatya,TR,2
Winnipeg,CA,154
Ōta,JP,12
Andijon,UZ,74
Bareilly,IN,6
Buraydah,SA,31
São Bernardo do Campo,BR,7
Hegang,CN,0
Morelia,MX,8
Riga,LV,155
Amsterdam,NL,142
Cagayan de Oro,PH,43
Ma’anshan,CN,0
Shah Alam,MY,101
Bağcılar,TR,2
Shizuishan,CN,0
Kumamoto,JP,12
Oyo,NG,3
Serang,ID,17
Torreón,MX,122
Deyang,CN,0
Abeokuta,NG,3
Al Ḩudaydah,YE,77
Yangquan,CN,0
Akure,NG,3
Denver,US,156
Osasco,BR,7
Kikolo,AO,51
Maianga,AO,51
São José dos Campos,BR,7
Álvaro Obregón,MX,8
Aihara,JP,12
Evaton,ZA,14
Valenzuela,PH,43
Muzaffarābād,PK,5
Okayama,JP,12
San Luis Potosí,MX,122
Aguascalientes,MX,8
General Santos,PH,43
Zhumadian,CN,0
Morādābād,IN,6
Sagamihara,JP,12
Mississauga,CA,48
Lviv,UA,46
Namangan,UZ,74
Zaporizhzhya,UA,46
Zanzibar,TZ,29
Saltillo,MX,122
Latakia,SY,71
Subang Jaya,MY,101
Warangal,IN,6
Paranaque City,PH,43
Tolyatti,RU,118
Santo Domingo Oeste,DO,66
Battagram,PK,5
Dhārāvi,IN,6
Santo Domingo Este,DO,66
Suez,EG,13
Ribeirão Preto,BR,7
Agadir,MA,39
Edogawe,JP,12
Sarajevo,BA,157
Balikpapan,ID,99
Adachi,JP,12
Changning,CN,0
Bauchi,NG,3
Shizuoka,JP,12
Tunis,TN,158
Zhangjiakou,CN,0
Washington,US,16
Nashville,US,53
Fuxin,CN,0
Ta’if,SA,31
Huangshi,CN,0
Liaoyang,CN,0
Hlaingthaya,MM,32
Beira,MZ,112
Hongkou,CN,0
Zaragoza,ES,41
Sevilla,ES,41
Baise,CN,0
Pontianak,ID,159
Situbondo,ID,17
Agege,NG,3
Binzhou,CN,0
Oklahoma City,US,53
Yuncheng,CN,0
Dezhou,CN,0
Dushanbe,TJ,160
Cotonou,BJ,161
El Paso,US,156
Guadalupe,MX,122
Wrocław,PL,84
Denpasar,ID,99
Guntur,IN,6
Katsina,NG,3
Sanmenxia,CN,0
E’zhou,CN,0
Madīnat an Naşr,EG,13
Camama,AO,51
Tabuk,SA,31
Kitwe,ZM,65
Bulawayo,ZW,92
Mudanjiang,CN,0
Aracaju,BR,128
Athens,GR,162
Zagreb,HR,163
Leshan,CN,0
Santo André,BR,7
Vancouver,CA,164
Rizhao,CN,0
Helsinki,FI,165
Cheonan,KR,11
Acapulco de Juárez,MX,8
Banjarmasin,ID,99
Puducherry,IN,6
Suining,CN,0
Brampton,CA,48
Golfe,AO,51
Soacha,CO,21
Boston,US,16
Tlalnepantla,MX,8
Jājmau,IN,6
Portland,US,37
Calumbo,AO,51
Tlaquepaque,MX,8
Frankfurt am Main,DE,40
Macau,MO,166
Palermo,IT,62
Izhevsk,RU,118
Colombo,LK,167
Maturín,VE,45
Amravati,IN,6
Detroit,US,168
Osogbo,NG,3
Honchō,JP,12
Bikaner,IN,6
Jaboatão dos Guararapes,BR,87
Hoji ya Henda,AO,51
Las Vegas,US,37
New South Memphis,US,53
Hwaseong-si,KR,11
Gold Coast,AU,50
Łódź,PL,84
Jeonju,KR,11
Chongming,CN,0
Al Aḩmadī,KW,169
Cuenca,EC,49
Chisinau,MD,170
Likasi,CD,63
Jambi City,ID,17
Hebi,CN,0
Comilla,BD,10
Tshikapa,CD,63
Chunian,PK,5
Kochi,IN,6
Memphis,US,53
Jingmen,CN,0
Barnaul,RU,171
Dandong,CN,0
Piura,PE,20
Bhilai,IN,6
Ndola,ZM,65
Contagem,BR,7
Ulyanovsk,RU,172
Djibouti,DJ,173
Glasgow,GB,15
Panshan,CN,0
Louisville,US,174
Irkutsk,RU,175
Ansan-si,KR,11
Al Mansurah,EG,13
Kermanshah,IR,24
Feira de Santana,BR,52
Jiaozhou,CN,0
Düsseldorf,DE,40
Suizhou,CN,0
Villa Nueva,GT,133
Khabarovsk,RU,176
Cuiabá,BR,177
Arusha,TZ,29
Las Piñas,PH,43
Chizhou,CN,0
Coyoacán,MX,8
Stuttgart,DE,40
Ya'an,CN,0
Cuttack,IN,6
Borivli,IN,6
Chiclayo,PE,20
Yaroslavl,RU,9
Gothenburg,SE,94
Kawaguchi,JP,12
Bukit Rahman Putra,MY,101
Jhang Sadr,PK,5
Ha'il,SA,31
Bhavnagar,IN,6
Benoni,ZA,14
Vladivostok,RU,176
Jinzhou,CN,0
Tuxtla,MX,114
Kryvyy Rih,UA,46
Sanming,CN,0
Islamabad,PK,5
Sāngli,IN,6
Jamnagar,IN,6
Lubango,AO,51
Pokhara,NP,102
Shuangyashan,CN,0
Borama,SO,55
Pallabi,BD,10
Luancheng,CN,0
Makhachkala,RU,9
Anyang-si,KR,11
Huambo,AO,51
Samarkand,UZ,178
Mengzi,CN,0
Kagoshima,JP,12
Mukalla,YE,77
Rasht,IR,24
Mar del Plata,AR,47
Essen,DE,40
Al Maḩallah al Kubrá,EG,13
Málaga,ES,41
Shekhupura,PK,5
Yingkou,CN,0
Zhangzhou,CN,0
Reynosa,MX,179
Thuận An,VN,4
Dortmund,DE,40
Suginami,JP,12
Baltimore,US,16
Itabashi,JP,12
New Kingston,JM,136
Pelentong,MY,101
Cimahi,ID,17
Londrina,BR,7
Bucaramanga,CO,21
Genoa,IT,62
Hachiōji,JP,12
Malacca,MY,101
Nha Trang,VN,4
Kerman,IR,24
Orūmīyeh,IR,24
Bahçelievler,TR,2
Tanta,EG,13
Jammu,IN,6
Iskandar Puteri,MY,101
Calamba,PH,43
Tlalpan,MX,8
Herāt,AF,33
Gujrat,PK,5
Tomsk,RU,180
Umraniye,TR,2
Shihezi,CN,44
South Boston,US,16
Nakuru,KE,34
Hamilton,CA,48
Irbid,JO,109
Manchester,GB,15
Kota Bharu,MY,101
Surrey,CA,164
Meknes,MA,39
Puente Alto,CL,30
Nyala,SD,76
Dresden,DE,40
Orenburg,RU,97
Albuquerque,US,156
Bokāro,IN,6
Asmara,ER,181
Sukkur,PK,5
Uberlândia,BR,7
Milwaukee,US,53
Chợ Lớn,VN,4
Wenchang,CN,0
Gombe,NG,3
Ile-Ife,NG,3
Hamhŭng,KP,42
Kemerovo,RU,182
Nasiriyah,IQ,23
Bloemfontein,ZA,14
Sheffield,GB,15
Santiago de Cuba,CU,68
Siping,CN,0
Cuautitlán Izcalli,MX,8
Benguela,AO,51
Chuxiong,CN,0
Balbala,DJ,173
Huaihua,CN,0
Muntinlupa,PH,43
Bình Thạnh,VN,4
Zahedan,IR,24
Banqiao,TW,19
Nanded,IN,6
Kozhikode,IN,6
Ulanqab,CN,0
Ajegunle,NG,3
Cabinda,AO,51
Pristina,XK,110
Jiamusi,CN,0
Korla,CN,44
Kolhāpur,IN,6
Porto Velho,BR,183
San Miguel de Tucumán,AR,184
Kuantan,MY,101
Sevastopol,UA,185
Nellore,IN,6
Mirpur Model Thana,BD,10
Bremen,DE,40
Wanning,CN,0
Owerri,NG,3
Kota Kuala Muda,MY,101
Sungai Petani,MY,101
Xinzhou,CN,0
Kotō,JP,12
Kalaburagi,IN,6
Tucson,US,88
Selayang Baru Utara,MY,101
Vilnius,LT,186
Ajmer,IN,6
Pingdu,CN,0
Fresno,US,37
Mbeya,TZ,29
Juiz de Fora,BR,7
Calabar,NG,3
Oujda,MA,39
Novokuznetsk,RU,182
Ryazan’,RU,9
Ji’an,CN,0
Sahiwal,PK,5
Mersin,TR,2
Nilüfer,TR,2
Leeds,GB,15
Poznań,PL,84
Guli,CN,0
Aqsu,CN,44
Ebute Ikorodu,NG,3
Tanggu,CN,0
Pasir Gudang,MY,101
Astrakhan,RU,187
Okara,PK,5
Nansana,UG,86
Kimhae,KR,11
Ar Raqqah,SY,71
Québec,CA,48
Cuauhtémoc,MX,8
Shangluo,CN,0
Himeji,JP,12
Ibagué,CO,21
Antwerp,BE,131
Assiut,EG,13
Hamadān,IR,24
Qionghai,CN,0
Cangzhou,CN,0
Mohammadpur,BD,10
Surakarta,ID,17
San Salvador,SV,188
Beihai,CN,0
Van,TR,2
Sacramento,US,37
Thủ Đức,VN,4
Üsküdar,TR,2
Penza,RU,9
Kandahār,AF,33
Mazār-e Sharīf,AF,33
Hengshui,CN,0
Dehradun,IN,6
Erode,IN,6
Lyon,FR,69
Salta,AR,189
Serra,BR,7
Esenler,TR,2
Daxing’anling,CN,0
Qui Nhon,VN,4
Al Fayyum,EG,13
Durgapur,IN,6
Utsunomiya,JP,12
Victoria de Durango,MX,122
Lisbon,PT,190
Rahim Yar Khan,PK,5
Ulhasnagar,IN,6
Guangyuan,CN,0
Loni,IN,6
Siliguri,IN,6
Nuremberg,DE,40
Ujjain,IN,6
Hannover,DE,40
Edinburgh,GB,15
Macapá,BR,96
Xianning,CN,0
Toulouse,FR,69
Thembisa,ZA,14
Carrefour,HT,113
Matsuyama,JP,12
Bilimora,IN,6
Kasur,PK,5
Atlanta,US,16
Aparecida de Goiânia,BR,7
Heroica Matamoros,MX,179
Makati City,PH,43
Buda,HU,83
Mianzhu  Deyang  Sichuan,CN,0
Tonghua,CN,0
Naberezhnyye Chelny,RU,9
Lipetsk,RU,9
Kikwit,CD,1
Florianópolis,BR,7
Banan,CN,0
Newcastle,AU,26
Tuen Mun,HK,22
Zhangye,CN,0
Kirov,RU,191
Kashgar,CN,44
Mukim Pulai,MY,101
Najrān,SA,31
Karol Bāgh,IN,6
Zhoukou,CN,0
Leipzig,DE,40
Pingliang,CN,0
Huangpu,CN,0
Kalininskiy,RU,9
Duisburg,DE,40
Āsansol,IN,6
Arāk,IR,24
Maipú,CL,30
Homyel',BY,82
Aktobe,KZ,192
Kota Kinabalu,MY,193
Jalalpur Pirwala,PK,5
Kampung Larkin Lama,MY,101
Kota Damansara,MY,101
Talatona,AO,51
Skopje,MK,194
Juba,SS,195
Bissau,GW,196
East Jerusalem,PS,197
Bratislava,SK,198
Tirana,AL,199
San Juan,PR,200
Panama City,PA,201
Tallinn,EE,202
Windhoek,NA,203
Wellington,NZ,91
Canberra,AU,26
Maseru,LS,204
Doha,QA,205
New Delhi,IN,6
Port Moresby,PG,206
Yamoussoukro,CI,25
Ljubljana,SI,207
Porto-Novo,BJ,161
Gaborone,BW,208
Podgorica,ME,209
Georgetown,GY,210
Nassau,BS,211
Sucre,BO,72
Paramaribo,SR,212
Nicosia,CY,213
Port Louis,MU,214
Saint-Denis,RE,215
Dili,TL,216
Manama,BH,217
Praia,CV,218
Bern,CH,219
Male,MV,220
Thimphu,BT,221
Bridgetown,BB,222
Fort-de-France,MQ,223
Suva,FJ,224
Luxembourg,LU,225
Mbabane,SZ,226
Moroni,KM,227
Gitega,BI,153
Bandar Seri Begawan,BN,228
Cayenne,GF,229
Kuwait City,KW,169
Honiara,SB,230
Mamoudzou,YT,231
Port of Spain,TT,232
Saipan,MP,233
Apia,WS,234
Tarawa,KI,235
Banjul,GM,236
Monaco,MC,237
Oranjestad,AW,238
George Town,KY,239
Saint Helier,JE,240
Gibraltar,GI,241
Papeete,PF,242
Douglas,IM,243
Majuro,MH,244
Kingstown,VC,245
Washington,US,156
Victoria,SC,246
Andorra la Vella,AD,247
Castries,LC,248
Charlotte Amalie,VI,249
Washington,US,53
Roseau,DM,250
Nuuk,GL,251
Belmopan,BZ,252
Avarua,CK,253
Basseterre,KN,254
Pago Pago,AS,255
Basse-Terre,GP,256
Mariehamn,AX,257
Road Town,VG,258
Palikir,FM,259
Valletta,MT,260
Funafuti,TV,261
Saint-Pierre,PM,262
Gustavia,BL,263
Marigot,MF,264
Vaduz,LI,265
San Marino,SM,266
Cockburn Town,TC,267
Longyearbyen,SJ,268
Stanley,FK,269
The Valley,AI,270
Ciudad de la Paz,GQ,271
Philipsburg,SX,272
Yaren,NR,273
Hamilton,BM,274
Kingston,NF,275
Vatican City,VA,276
Jamestown,SH,277
Alofi,NU,278
Flying Fish Cove,CX,279
West Island,CC,280
Adamstown,PN,281
Grytviken,GS,282
Plymouth,MS,283
`;

/** @typedef {{ name: string, country: string, zone: string }} City */

/** @type {readonly City[]} */
export const cities = parse();

function parse() {
  const zones = ZONES.trim().split("\n");
  return CITIES.trim()
    .split("\n")
    .map((line) => {
      const [name, country, zone] = line.split(",");
      return { name, country, zone: zones[Number(zone)] };
    });
}
